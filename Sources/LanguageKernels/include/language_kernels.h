#ifndef LANGUAGE_KERNELS_H
#define LANGUAGE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// The arithmetic of the language engine. Each function exists once for AVX-512, once for AVX2 with FMA and once for any
// processor; the first call chooses. Sums are taken in the same order in all of them, so that results differ only
// where a processor has no fused multiply-add.

/// c (m x n) = a (m x k) * b (k x n), added to c where `accumulate` is not 0.
/// Element (i, p) of a lies at a[i * a_row + p * a_column], of b at b[p * b_row + j * b_column], of c at c[i * c_row + j].
void lk_gemm(size_t m, size_t n, size_t k, const float *_Nonnull a, size_t a_row, size_t a_column,
             const float *_Nonnull b, size_t b_row, size_t b_column, float *_Nonnull c, size_t c_row, int accumulate);

/// Weights of a product of bytes, as `lk_narrow_weights` lays them out for the processor: the inputs lie in blocks of
/// `block`, the last maybe shorter, each with a scale of its own for each of `columns` outputs.
typedef struct {
  size_t inputs, block, columns;
  const uint8_t *_Nullable values;
  /// Scales of each block's columns, and what each starts from; columns are filled up to `lk_weights_padding`.
  const float *_Nullable scales;
  const int32_t *_Nullable offsets;
  /// Added to each column, filled up likewise.
  const float *_Nullable bias;
} lk_weights;

/// Columns with their padding.
size_t lk_weights_padding(size_t columns);
/// Bytes of a number of a narrowed row on this processor: 1 or 2. Blocks are filled up to a multiple of four numbers.
size_t lk_number_size(void);
/// Narrows weights to signed bytes (b holds a row an input) and lays them out.
/// `bytes` is scratch, one a weight; `values` has room for all blocks, padded, in numbers of this processor.
void lk_narrow_weights(const lk_weights *_Nonnull w, const float *_Nonnull b, size_t b_row, int8_t *_Nonnull bytes,
                       uint8_t *_Nonnull values, float *_Nonnull scales, int32_t *_Nonnull offsets);
/// Narrows m rows to 255 levels, each block of each by its largest magnitude, or to 256 levels from 0 where no number is
/// negative. The rounding is the same on every processor.
void lk_narrow(size_t m, size_t inputs, size_t block, const float *_Nonnull x, size_t x_row, int is_positive,
               uint8_t *_Nonnull q, float *_Nonnull scales);
/// `lk_norm` and `lk_narrow` at once, for at most 1,024 numbers a row; differs from `lk_norm` by rounding.
void lk_norm_narrow(size_t n, size_t width, size_t block, const float *_Nonnull x, const float *_Nonnull gain,
                    const float *_Nonnull bias, uint8_t *_Nonnull q, float *_Nonnull scales);
/// `lk_sru` where nothing is kept for a trainer, with gates that differ from its by rounding; h is 1,024 at most.
void lk_recur(size_t n, size_t h, int reverse, const float *_Nonnull u, size_t u_row, const float *_Nonnull x,
              size_t row, const float *_Nonnull p, float *_Nonnull y);
/// c (m x columns) = bias + a (m rows as `lk_narrow` writes them) * w, rectified if wanted. Sums of bytes are exact and all
/// scaling is done in one order, so that every processor gives the same bits.
/// `a_row` counts bytes; `a_scales` has a number a block.
void lk_product(size_t m, const uint8_t *_Nonnull a, size_t a_row, const float *_Nonnull a_scales, size_t a_scale_row,
                int is_positive, const lk_weights *_Nonnull w, float *_Nonnull c, size_t c_row, int rectify);

/// Adds a row to each of n rows.
void lk_add_row(size_t n, size_t width, const float *_Nonnull row, float *_Nonnull x);
/// Adds the sum of n rows to a row.
void lk_sum_rows(size_t n, size_t width, const float *_Nonnull x, float *_Nonnull row);
/// x = max(x, 0).
void lk_relu(size_t count, float *_Nonnull x);
/// gradient = 0 where y <= 0.
void lk_relu_backward(size_t count, const float *_Nonnull y, float *_Nonnull gradient);
/// y += scale * x.
void lk_axpy(size_t count, float scale, const float *_Nonnull x, float *_Nonnull y);
/// y = y * x.
void lk_multiply(size_t count, const float *_Nonnull x, float *_Nonnull y);
/// x = x * scale.
void lk_scale(size_t count, float scale, float *_Nonnull x);

/// Layer normalisation of n rows; `stats` keeps mean and inverse deviation of each.
void lk_norm(size_t n, size_t width, const float *_Nonnull x, const float *_Nonnull gain, const float *_Nonnull bias,
             float *_Nonnull y, float *_Nonnull stats);
/// Adds to dx, dgain and dbias the gradients of `lk_norm`.
void lk_norm_backward(size_t n, size_t width, const float *_Nonnull x, const float *_Nonnull gain,
                      const float *_Nonnull stats, const float *_Nonnull dy, float *_Nonnull dx, float *_Nonnull dgain,
                      float *_Nonnull dbias);

/// One direction of a simple recurrent unit (Lei et al. 2018) over one sentence of n words.
/// u holds candidate, forget and reset columns, h each; forget and reset are replaced by their gates. p is forget bias,
/// reset bias, forget peephole, reset peephole, h each. y = reset * c + (1 - reset) * x.
void lk_sru(size_t n, size_t h, int reverse, float *_Nonnull u, size_t u_row, const float *_Nonnull x, size_t row,
            const float *_Nonnull p, float *_Nonnull c, float *_Nonnull y);
/// The gradients of `lk_sru`: u becomes du, dx gains the highway's share, dp gains.
void lk_sru_backward(size_t n, size_t h, int reverse, float *_Nonnull u, size_t u_row, const float *_Nonnull x,
                     size_t row, const float *_Nonnull p, const float *_Nonnull c, const float *_Nonnull dy,
                     float *_Nonnull dx, float *_Nonnull dp);

/// Replaces a row by its softmax; returns the logarithm of the sum of exponentials.
float lk_softmax(size_t count, float *_Nonnull x);
/// The index of the largest value, the first of equals.
size_t lk_argmax(size_t count, const float *_Nonnull x);

/// One step of Adam on `count` parameters; clears the gradient.
void lk_adam(size_t count, float *_Nonnull parameter, float *_Nonnull gradient, float *_Nonnull first,
             float *_Nonnull second, float rate, float beta1, float beta2, float epsilon, float scale);
/// average += share * (parameter - average).
void lk_average(size_t count, float share, const float *_Nonnull parameter, float *_Nonnull average);
/// The sum of squares.
double lk_squares(size_t count, const float *_Nonnull x);

/// One step of skip-gram with negative sampling: a centre word against `outputs` rows, the first of them right.
void lk_skipgram(size_t width, float rate, float *_Nonnull centre, float *_Nonnull table, const uint32_t *_Nonnull rows,
                 size_t outputs, float *_Nonnull scratch);

/// Widens signed bytes, each row by its scale.
void lk_from_bytes(size_t rows, size_t width, const int8_t *_Nonnull bytes, const float *_Nonnull scales,
                   float *_Nonnull x);
/// Narrows rows to signed bytes with a scale each, rounding to nearest.
void lk_to_bytes(size_t rows, size_t width, const float *_Nonnull x, int8_t *_Nonnull bytes, float *_Nonnull scales);
/// Widens half-precision numbers.
void lk_from_halves(size_t count, const uint16_t *_Nonnull halves, float *_Nonnull x);
/// Narrows to half precision, rounding to nearest even.
void lk_to_halves(size_t count, const float *_Nonnull x, uint16_t *_Nonnull halves);
/// A 64-bit checksum of bytes (FNV-1a over words of eight, then the rest).
uint64_t lk_checksum(size_t count, const uint8_t *_Nonnull bytes);

#endif
