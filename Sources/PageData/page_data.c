#include "page_data.h"

static const unsigned char words[] = {
#embed "data/pages.txt"
};

static const unsigned char agencies[] = {
#embed "data/agencies.txt"
};

static const unsigned char story_weights[] = {
#embed "data/stories.txt"
};

static const unsigned char common_words[] = {
#embed "data/words.txt"
};

const unsigned char *_Nonnull page_data_bytes(void) { return words; }

size_t page_data_length(void) { return sizeof words; }

const unsigned char *_Nonnull agency_data_bytes(void) { return agencies; }

size_t agency_data_length(void) { return sizeof agencies; }

const unsigned char *_Nonnull story_data_bytes(void) { return story_weights; }

size_t story_data_length(void) { return sizeof story_weights; }

const unsigned char *_Nonnull word_data_bytes(void) { return common_words; }

size_t word_data_length(void) { return sizeof common_words; }
