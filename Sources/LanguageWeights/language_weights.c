#include "language_weights.h"

// Written by parley-train; see docs/LANGUAGE.md.
static const unsigned char weights[] = {
#embed "weights.bin"
};

const void *language_weights_bytes(void) { return weights; }

size_t language_weights_count(void) { return sizeof weights; }
