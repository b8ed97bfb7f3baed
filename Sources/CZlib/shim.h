#ifndef PARLEY_CZLIB_H
#define PARLEY_CZLIB_H

#include <zlib.h>

/// Prepares a stream for reading gzip; zlib's own name is a macro, which Swift does not import.
static inline int parley_inflate_gzip(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

/// Prepares a stream for reading zlib's own format.
static inline int parley_inflate_zlib(z_streamp stream) {
  return inflateInit2(stream, 15);
}

/// Prepares a stream for reading deflated data without any frame, as zip archives have it.
static inline int parley_inflate_raw(z_streamp stream) {
  return inflateInit2(stream, -15);
}

/// Prepares a stream for writing deflated data without any frame.
static inline int parley_deflate_raw(z_streamp stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}

/// Prepares a stream for writing gzip.
static inline int parley_deflate_gzip(z_streamp stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
