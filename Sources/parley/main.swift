// Placeholder until the command is built.
print("parley")
