#include "language_kernels.h"
#include "level.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

// Columns are filled up with zeros to whole vectors of every processor.
#define PADDED(columns) (((columns) + 15) / 16 * 16)
#define BLOCKS(inputs, block) (((inputs) + (block) - 1) / (block))

#if defined(__x86_64__)

#define TILE 6
#define NAME(name) lk_vnni_##name
#define LANES 16
#define COLUMNS 4
#define GROUP 4
#define DOT(sum, a, b) ((lk_vnni_ints)_mm512_dpbusd_epi32((__m512i)(sum), (__m512i)(a), (__m512i)(b)))
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx512vnni,fma"))), \
                             apply_to = function)
#include "byte_body.h"
#pragma clang attribute pop
#undef NAME
#undef GROUP
#undef DOT

#define NAME(name) lk_avx512_##name
#define GROUP 2
#define DOT(sum, a, b) ((sum) + (lk_avx512_ints)_mm512_madd_epi16((__m512i)(a), (__m512i)(b)))
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,fma"))), apply_to = function)
#include "byte_body.h"
#pragma clang attribute pop
#undef NAME
#undef LANES
#undef COLUMNS
#undef DOT

#define NAME(name) lk_avx2_##name
#define LANES 8
#define COLUMNS 2
#define DOT(sum, a, b) ((sum) + (lk_avx2_ints)_mm256_madd_epi16((__m256i)(a), (__m256i)(b)))
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "byte_body.h"
#pragma clang attribute pop
#undef NAME
#undef LANES
#undef COLUMNS
#undef DOT
#undef TILE

#define DOT(sum, a, b) ((sum) + (lk_plain_ints)_mm_madd_epi16((__m128i)(a), (__m128i)(b)))

#else

typedef int16_t lk_shorts __attribute__((vector_size(16)));
typedef int16_t lk_half __attribute__((vector_size(8)));
typedef int32_t lk_sums __attribute__((vector_size(16)));

// Products of neighbours, added in pairs.
static inline __attribute__((always_inline)) lk_sums lk_pairs(lk_sums sum, lk_sums a, lk_sums b) {
  lk_shorts left = (lk_shorts)a;
  lk_shorts right = (lk_shorts)b;
  lk_half even = __builtin_shufflevector(right, right, 0, 2, 4, 6);
  lk_half odd = __builtin_shufflevector(right, right, 1, 3, 5, 7);
  lk_half first = __builtin_shufflevector(left, left, 0, 0, 0, 0);
  lk_half second = __builtin_shufflevector(left, left, 1, 1, 1, 1);
  sum += __builtin_convertvector(first, lk_sums) * __builtin_convertvector(even, lk_sums);
  return sum + __builtin_convertvector(second, lk_sums) * __builtin_convertvector(odd, lk_sums);
}

#define GROUP 2
#define DOT(sum, a, b) lk_pairs(sum, a, b)

#endif

#define TILE 4
#define NAME(name) lk_plain_##name
#define LANES 4
#define COLUMNS 2
#include "byte_body.h"
#undef NAME

#if defined(__x86_64__)

#define CHOOSE(name, ...)                                  \
  switch (level()) {                                       \
  case AVX512_VNNI: return lk_vnni_##name(__VA_ARGS__);    \
  case AVX512: return lk_avx512_##name(__VA_ARGS__);       \
  case AVX2: return lk_avx2_##name(__VA_ARGS__);           \
  default: return lk_plain_##name(__VA_ARGS__);            \
  }

#else

#define CHOOSE(name, ...) return lk_plain_##name(__VA_ARGS__);

#endif

size_t lk_number_size(void) {
#if defined(__x86_64__)
  return level() == AVX512_VNNI ? 1 : 2;
#else
  return 2;
#endif
}

void lk_product(size_t m, const uint8_t *a, size_t a_row, const float *a_scales, size_t a_scale_row, int is_positive,
                const lk_weights *w, float *c, size_t c_row, int rectify) {
  CHOOSE(product, m, a, a_row, a_scales, a_scale_row, is_positive, w, c, c_row, rectify)
}

void lk_narrow(size_t m, size_t inputs, size_t block, const float *x, size_t x_row, int is_positive, uint8_t *q,
               float *scales) {
  CHOOSE(narrow, m, inputs, block, x, x_row, is_positive, q, scales)
}

void lk_norm_narrow(size_t n, size_t width, size_t block, const float *x, const float *gain, const float *bias,
                    uint8_t *q, float *scales) {
  CHOOSE(norm_narrow, n, width, block, x, gain, bias, q, scales)
}

void lk_recur(size_t n, size_t h, int reverse, const float *u, size_t u_row, const float *x, size_t row, const float *p,
              float *y) {
  CHOOSE(recur, n, h, reverse, u, u_row, x, row, p, y)
}

static void arrange(const lk_weights *w, const int8_t *bytes, uint8_t *values) { CHOOSE(pack, w, bytes, values) }

size_t lk_weights_padding(size_t columns) { return PADDED(columns); }

void lk_narrow_weights(const lk_weights *w, const float *b, size_t b_row, int8_t *bytes, uint8_t *values,
                       float *scales, int32_t *offsets) {
  const size_t padded = PADDED(w->columns);
  const size_t blocks = BLOCKS(w->inputs, w->block);
  for (size_t block = 0; block < blocks; block++) {
    float *most = scales + block * padded;
    int32_t *total = offsets + block * padded;
    for (size_t j = 0; j < padded; j++) {
      most[j] = 0;
      total[j] = 0;
    }
    const size_t first = block * w->block;
    const size_t end = first + w->block < w->inputs ? first + w->block : w->inputs;
    for (size_t p = first; p < end; p++) {
      for (size_t j = 0; j < w->columns; j++) {
        float magnitude = fabsf(b[p * b_row + j]);
        most[j] = magnitude > most[j] ? magnitude : most[j];
      }
    }
    for (size_t p = first; p < end; p++) {
      for (size_t j = 0; j < w->columns; j++) {
        float value = most[j] > 0 ? b[p * b_row + j] * (127 / most[j]) : 0;
        int8_t byte = (int8_t)lrintf(value);
        bytes[p * w->columns + j] = byte;
        total[j] -= 128 * byte;
      }
    }
    for (size_t j = 0; j < padded; j++) most[j] /= 127;
  }
  arrange(w, bytes, values);
}
