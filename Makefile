.PHONY: all build test lint try measure

all: build test lint

build:
	swift build --build-tests

test: build
	swift test --skip-build

lint:
	swift format lint --strict --parallel --recursive Sources Tests Package.swift

try:
	Scripts/try

measure:
	Scripts/measure
