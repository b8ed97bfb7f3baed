#include "language_weights.h"

// Written by parley-train; see docs/LANGUAGE.md.
static const unsigned char weights[] = {
#embed "weights.bin"
};

const void *language_weights_bytes(void) { return weights; }

size_t language_weights_count(void) { return sizeof weights; }

static const unsigned char boundaries[] = {
#embed "boundaries.bin"
};

const void *language_boundaries_bytes(void) { return boundaries; }

size_t language_boundaries_count(void) { return sizeof boundaries; }

static const unsigned char attributions[] = {
#embed "attributions.bin"
};

const void *language_attributions_bytes(void) { return attributions; }

size_t language_attributions_count(void) { return sizeof attributions; }

static const unsigned char acts[] = {
#embed "acts.bin"
};

const void *language_acts_bytes(void) { return acts; }

size_t language_acts_count(void) { return sizeof acts; }

static const unsigned char names[] = {
#embed "names.bin"
};

const void *language_names_bytes(void) { return names; }

size_t language_names_count(void) { return sizeof names; }
