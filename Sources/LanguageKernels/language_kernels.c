#include "language_kernels.h"
#include "level.h"

#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

// How deep a panel of the right matrix is; sums are taken in pieces of so many terms.
#define DEPTH 256

#if defined(__x86_64__)

// 24 of the 32 registers hold sums. Of 8 x 2, 12 x 2, 14 x 2, 8 x 3, 9 x 3 and 6 x 4 on an EPYC the last was the
// fastest over the shapes of the networks, by 5 % before the first.
#define TILE 6
#define NAME(name) lk_avx512_##name
#define LANES 16
#define COLUMNS 4
#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,fma"))), apply_to = function)
#include "body.h"
#pragma clang attribute pop
#undef NAME
#undef LANES
#undef COLUMNS
#undef TILE

#define TILE 6
#define NAME(name) lk_avx2_##name
#define LANES 8
#define COLUMNS 2
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "body.h"
#pragma clang attribute pop
#undef NAME
#undef LANES
#undef COLUMNS
#undef TILE
#undef FUSED

// A fused multiply-add would be a library call a lane here.
#define FUSED(a, b, c) ((a) * (b) + (c))

#else

#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)

#endif

#define TILE 4
#define NAME(name) lk_plain_##name
#define LANES 4
#define COLUMNS 2
#include "body.h"
#undef NAME

#if defined(__x86_64__)

#define CHOOSE(name, ...)                              \
  switch (level()) {                                   \
  case AVX512_VNNI:                                    \
  case AVX512: return lk_avx512_##name(__VA_ARGS__);   \
  case AVX2: return lk_avx2_##name(__VA_ARGS__);          \
  default: return lk_plain_##name(__VA_ARGS__);        \
  }

#else

#define CHOOSE(name, ...) return lk_plain_##name(__VA_ARGS__);

#endif

void lk_gemm(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b, size_t b_row,
             size_t b_column, float *c, size_t c_row, int accumulate) {
  CHOOSE(gemm, m, n, k, a, a_row, a_column, b, b_row, b_column, c, c_row, accumulate)
}

void lk_add_row(size_t n, size_t width, const float *row, float *x) { CHOOSE(add_row, n, width, row, x) }

void lk_sum_rows(size_t n, size_t width, const float *x, float *row) { CHOOSE(sum_rows, n, width, x, row) }

void lk_relu(size_t count, float *x) { CHOOSE(relu, count, x) }

void lk_relu_backward(size_t count, const float *y, float *gradient) { CHOOSE(relu_backward, count, y, gradient) }

void lk_axpy(size_t count, float scale, const float *x, float *y) { CHOOSE(axpy, count, scale, x, y) }

void lk_multiply(size_t count, const float *x, float *y) { CHOOSE(multiply, count, x, y) }

void lk_scale(size_t count, float scale, float *x) { CHOOSE(scale, count, scale, x) }

void lk_norm(size_t n, size_t width, const float *x, const float *gain, const float *bias, float *y, float *stats) {
  CHOOSE(norm, n, width, x, gain, bias, y, stats)
}

void lk_norm_backward(size_t n, size_t width, const float *x, const float *gain, const float *stats, const float *dy,
                      float *dx, float *dgain, float *dbias) {
  CHOOSE(norm_backward, n, width, x, gain, stats, dy, dx, dgain, dbias)
}

void lk_sru(size_t n, size_t h, int reverse, float *u, size_t u_row, const float *x, size_t row, const float *p,
            float *c, float *y) {
  CHOOSE(sru, n, h, reverse, u, u_row, x, row, p, c, y)
}

void lk_sru_backward(size_t n, size_t h, int reverse, float *u, size_t u_row, const float *x, size_t row,
                     const float *p, const float *c, const float *dy, float *dx, float *dp) {
  CHOOSE(sru_backward, n, h, reverse, u, u_row, x, row, p, c, dy, dx, dp)
}

float lk_softmax(size_t count, float *x) { CHOOSE(softmax, count, x) }

size_t lk_argmax(size_t count, const float *x) { CHOOSE(argmax, count, x) }

void lk_adam(size_t count, float *parameter, float *gradient, float *first, float *second, float rate, float beta1,
             float beta2, float epsilon, float scale) {
  CHOOSE(adam, count, parameter, gradient, first, second, rate, beta1, beta2, epsilon, scale)
}

void lk_average(size_t count, float share, const float *parameter, float *average) {
  CHOOSE(average, count, share, parameter, average)
}

double lk_squares(size_t count, const float *x) {
  double sums[8] = {0};
  size_t i = 0;
  for (; i + 8 <= count; i += 8)
    for (size_t j = 0; j < 8; j++) sums[j] += (double)x[i + j] * (double)x[i + j];
  double total = 0;
  for (size_t j = 0; j < 8; j++) total += sums[j];
  for (; i < count; i++) total += (double)x[i] * (double)x[i];
  return total;
}

void lk_skipgram(size_t width, float rate, float *centre, float *table, const uint32_t *rows, size_t outputs,
                 float *scratch) {
  CHOOSE(skipgram, width, rate, centre, table, rows, outputs, scratch)
}

void lk_from_bytes(size_t rows, size_t width, const int8_t *bytes, const float *scales, float *x) {
  CHOOSE(from_bytes, rows, width, bytes, scales, x)
}

void lk_to_bytes(size_t rows, size_t width, const float *x, int8_t *bytes, float *scales) {
  for (size_t i = 0; i < rows; i++) {
    float most = 0;
    for (size_t j = 0; j < width; j++) most = fabsf(x[i * width + j]) > most ? fabsf(x[i * width + j]) : most;
    scales[i] = most / 127;
    for (size_t j = 0; j < width; j++) bytes[i * width + j] = most > 0 ? (int8_t)lrintf(x[i * width + j] / scales[i]) : 0;
  }
}

void lk_from_halves(size_t count, const uint16_t *halves, float *x) {
  for (size_t i = 0; i < count; i++) {
    uint32_t sign = (uint32_t)(halves[i] & 0x8000) << 16;
    uint32_t exponent = (halves[i] >> 10) & 31;
    uint32_t fraction = halves[i] & 1023;
    float magnitude;
    if (exponent == 0) {
      magnitude = (float)fraction * 5.9604644775390625e-8f;
    } else {
      uint32_t bits = ((exponent + 112) << 23) | (fraction << 13);
      memcpy(&magnitude, &bits, sizeof bits);
    }
    x[i] = sign ? -magnitude : magnitude;
  }
}

void lk_to_halves(size_t count, const float *x, uint16_t *halves) {
  for (size_t i = 0; i < count; i++) {
    uint32_t bits;
    memcpy(&bits, x + i, sizeof bits);
    uint16_t sign = (uint16_t)((bits >> 16) & 0x8000);
    float magnitude = fabsf(x[i]);
    if (magnitude < 6.103515625e-5f) {
      halves[i] = (uint16_t)(sign | (uint16_t)lrintf(magnitude * 16777216.0f));
      continue;
    }
    if (!(magnitude < 65504.0f)) {
      halves[i] = (uint16_t)(sign | 0x7BFF);
      continue;
    }
    bits &= 0x7FFFFFFF;
    bits += 0xFFF + ((bits >> 13) & 1);
    halves[i] = (uint16_t)(sign | (uint16_t)((bits - (112u << 23)) >> 13));
  }
}

uint64_t lk_checksum(size_t count, const uint8_t *bytes) {
  uint64_t sum = 0xCBF29CE484222325u;
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    uint64_t word;
    memcpy(&word, bytes + i, sizeof word);
    sum = (sum ^ word) * 0x100000001B3u;
    sum ^= sum >> 29;
  }
  for (; i < count; i++) sum = (sum ^ bytes[i]) * 0x100000001B3u;
  return sum;
}
