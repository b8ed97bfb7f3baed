#ifndef PAGE_DATA_H
#define PAGE_DATA_H

#include <stddef.h>

/// The words and phrases by which pages are read, as they lie in the program.
const unsigned char *_Nonnull page_data_bytes(void);

/// How many bytes they are.
size_t page_data_length(void);

#endif
