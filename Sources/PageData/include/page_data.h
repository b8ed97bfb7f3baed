#ifndef PAGE_DATA_H
#define PAGE_DATA_H

#include <stddef.h>

/// The words and phrases by which pages are read, as they lie in the program.
const unsigned char *_Nonnull page_data_bytes(void);

/// How many bytes they are.
size_t page_data_length(void);

/// The news agencies and how reports credit them.
const unsigned char *_Nonnull agency_data_bytes(void);

/// How many bytes they are.
size_t agency_data_length(void);

/// The weights by which reports are grouped into stories.
const unsigned char *_Nonnull story_data_bytes(void);

/// How many bytes they are.
size_t story_data_length(void);

/// How common words are in news.
const unsigned char *_Nonnull word_data_bytes(void);

/// How many bytes they are.
size_t word_data_length(void);

#endif
