#include "page_data.h"

static const unsigned char words[] = {
#embed "data/pages.txt"
};

const unsigned char *_Nonnull page_data_bytes(void) { return words; }

size_t page_data_length(void) { return sizeof words; }
