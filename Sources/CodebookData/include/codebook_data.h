#ifndef CODEBOOK_DATA_H
#define CODEBOOK_DATA_H

#include <stddef.h>

/// One data file, as it lies in the program.
struct codebook_data_file {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t length;
};

/// How many data files there are.
size_t codebook_data_count(void);

/// A data file, in the order in which they are read. The index must be below the count.
struct codebook_data_file codebook_data_file(size_t index);

#endif
