#ifndef LANGUAGE_WEIGHTS_H
#define LANGUAGE_WEIGHTS_H

#include <stddef.h>

/// The weights file of the language engine, as it lies in the program.
const void *_Nonnull language_weights_bytes(void);
/// Its length in bytes.
size_t language_weights_count(void);
/// The weights file of the sentence splitter.
const void *_Nonnull language_boundaries_bytes(void);
/// Its length in bytes.
size_t language_boundaries_count(void);
/// The weights file of the name finder.
const void *_Nonnull language_names_bytes(void);
/// Its length in bytes.
size_t language_names_count(void);
/// The weights file of the attribution network; see docs/ATTRIBUTION.md.
const void *_Nonnull language_attributions_bytes(void);
/// Its length in bytes.
size_t language_attributions_count(void);
/// The weights file of the network of acts; see docs/ACTS.md.
const void *_Nonnull language_acts_bytes(void);
/// Its length in bytes.
size_t language_acts_count(void);

#endif
