// Products of bytes, included once for each kind of processor with NAME, LANES, COLUMNS, TILE, GROUP and DOT defined.
//
// A step takes four bytes of a row and four of each column: GROUP numbers, four of a byte or two of two bytes.

#if GROUP == 4
typedef uint8_t NAME(number);
#else
typedef int16_t NAME(number);
#endif
typedef int32_t NAME(ints) __attribute__((vector_size(LANES * 4)));
typedef float NAME(floats) __attribute__((vector_size(LANES * 4)));
typedef float NAME(loose) __attribute__((vector_size(LANES * 4), aligned(4)));
typedef float NAME(wide) __attribute__((vector_size(64), aligned(4)));

#define INTS NAME(ints)
#define FLOATS NAME(floats)

// Adds a vector to what is there or to the bias; of the last one only what is inside.
static inline __attribute__((always_inline)) void NAME(write)(FLOATS values, const float *bias, float *to,
                                                              ptrdiff_t inside, int rectify) {
  if (inside >= LANES) {
    FLOATS sum = (bias ? *(const FLOATS *)bias : *(const NAME(loose) *)to) + values;
    *(NAME(loose) *)to = rectify ? __builtin_elementwise_max(sum, (FLOATS){0}) : sum;
    return;
  }
  float rest[LANES];
  memcpy(rest, &values, sizeof rest);
  for (ptrdiff_t lane = 0; lane < inside; lane++) {
    float sum = (bias ? bias[lane] : to[lane]) + rest[lane];
    to[lane] = rectify && !(sum > 0) ? 0 : sum;
  }
}

// Writes up to six rows of up to `columns` vectors of columns: sums of one block, scaled, added to what is there or to
// the bias.
static inline __attribute__((always_inline)) void NAME(tile)(const int rows, const int columns, size_t steps,
                                                             const uint8_t *a, size_t a_row, const float *a_scales,
                                                             size_t a_scale_row, const uint8_t *panel,
                                                             const float *scales, const int32_t *start,
                                                             const float *bias, float *c, size_t c_row, size_t width,
                                                             int rectify) {
  INTS sums[TILE][COLUMNS];
#pragma clang loop unroll(full)
  for (int j = 0; j < columns; j++) {
    INTS first = start ? *(const INTS *)(start + j * LANES) : (INTS){0};
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) sums[r][j] = first;
  }
  for (size_t p = 0; p < steps; p++) {
    INTS b[COLUMNS];
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) b[j] = *(const INTS *)(panel + (p * columns + j) * LANES * 4);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      int32_t four;
      memcpy(&four, a + r * a_row + p * 4, 4);
      INTS left = (INTS){0} + four;
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) sums[r][j] = DOT(sums[r][j], left, b[j]);
    }
  }
#pragma clang loop unroll(full)
  for (int j = 0; j < columns; j++) {
    FLOATS scale = *(const FLOATS *)(scales + j * LANES);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      FLOATS values = __builtin_convertvector(sums[r][j], FLOATS) * scale * a_scales[r * a_scale_row];
      NAME(write)(values, bias ? bias + j * LANES : NULL, c + r * c_row + j * LANES, (ptrdiff_t)width - j * LANES,
                  rectify);
    }
  }
}

// All rows of up to `columns` vectors of columns of one block.
static inline __attribute__((always_inline)) void NAME(stripe)(const int columns, size_t m, size_t steps,
                                                               const uint8_t *a, size_t a_row, const float *a_scales,
                                                               size_t a_scale_row, const uint8_t *panel,
                                                               const float *scales, const int32_t *start,
                                                               const float *bias, float *c, size_t c_row, size_t width,
                                                               int rectify) {
#define ROWS(rows)                                                                                                  \
  for (; i + rows <= m; i += rows)                                                                                  \
  NAME(tile)(rows, columns, steps, a + i * a_row, a_row, a_scales + i * a_scale_row, a_scale_row, panel, scales,    \
             start, bias, c + i * c_row, c_row, width, rectify)
  size_t i = 0;
  ROWS(TILE);
  ROWS(2);
  ROWS(1);
#undef ROWS
}

static void NAME(product)(size_t m, const uint8_t *a, size_t a_row, const float *a_scales, size_t a_scale_row,
                          int is_positive, const lk_weights *w, float *c, size_t c_row, int rectify) {
  const size_t padded = PADDED(w->columns);
  const size_t steps = (w->block + 3) / 4 * 4 / GROUP;
  const uint8_t *panel = w->values;
  for (size_t left = 0; left < w->columns; left += LANES * COLUMNS) {
    const size_t vectors = padded - left < LANES * COLUMNS ? (padded - left) / LANES : COLUMNS;
    const size_t width = w->columns - left < vectors * LANES ? w->columns - left : vectors * LANES;
    for (size_t block = 0; block < w->blocks; block++) {
      const float *scales = w->scales + block * padded + left;
      const int32_t *start = is_positive || GROUP == 2 ? NULL : w->offsets + block * padded + left;
      const float *bias = block == 0 ? w->bias + left : NULL;
      const uint8_t *from = a + block * steps * 4;
      const int rectifies = rectify && block + 1 == w->blocks;
      switch (vectors) {
#define STRIPE(columns)                                                                                              \
  NAME(stripe)(columns, m, steps, from, a_row, a_scales + block, a_scale_row, panel, scales, start, bias, c + left, \
               c_row, width, rectifies);                                                                             \
  break
#if COLUMNS > 2
      case 4: STRIPE(4);
      case 3: STRIPE(3);
#endif
#if COLUMNS > 1
      case 2: STRIPE(2);
#endif
      default: STRIPE(1);
#undef STRIPE
      }
      panel += steps * 4 * vectors * LANES;
    }
  }
}

static void NAME(pack)(const lk_weights *w, const int8_t *bytes, uint8_t *values) {
  const size_t padded = PADDED(w->columns);
  const size_t deep = (w->block + 3) / 4 * 4;
  NAME(number) *to = (NAME(number) *)values;
  for (size_t left = 0; left < padded; left += LANES * COLUMNS) {
    const size_t lanes = padded - left < LANES * COLUMNS ? padded - left : LANES * COLUMNS;
    for (size_t block = 0; block < w->blocks; block++) {
      for (size_t p = 0; p < deep; p += GROUP) {
        for (size_t j = 0; j < lanes; j++) {
          for (size_t index = p; index < p + GROUP; index++) {
            int is_inside = index < w->block && left + j < w->columns;
            *to++ = (NAME(number))(is_inside ? bytes[(block * w->block + index) * w->columns + left + j] : 0);
          }
        }
      }
    }
  }
}

// One block of a row: the largest magnitude becomes 127, or 255 where no number is negative.
static inline __attribute__((always_inline)) void NAME(narrow_block)(size_t count, const float *x, int is_positive,
                                                                     NAME(number) *to, float *scale) {
  size_t i = 0;
  float most = 0;
  if (count >= 16) {
    NAME(wide) tops = {0};
    for (; i + 16 <= count; i += 16)
      tops = __builtin_elementwise_max(tops, __builtin_elementwise_abs(*(const NAME(wide) *)(x + i)));
    for (int lane = 0; lane < 16; lane++) most = tops[lane] > most ? tops[lane] : most;
  }
  for (; i < count; i++) most = fabsf(x[i]) > most ? fabsf(x[i]) : most;
  const float top = is_positive ? 255 : 127;
  const float inverse = most > 0 ? top / most : 0;
  *scale = most / top;
  const int32_t zero = is_positive || GROUP == 2 ? 0 : 128;
  for (i = 0; i < count; i++) {
    // Adding 1.5 * 2^23 rounds to the nearest whole number, which then is the lower bits.
    union {
      float value;
      int32_t bits;
    } sum = {.value = x[i] * inverse + 12582912.0f};
    to[i] = (NAME(number))(sum.bits - 0x4B400000 + zero);
  }
  for (; i % 4 != 0; i++) to[i] = (NAME(number))zero;
}

static void NAME(narrow)(size_t m, size_t blocks, size_t block, const float *x, size_t x_row, int is_positive,
                         uint8_t *q, float *scales) {
  const size_t deep = (block + 3) / 4 * 4;
  NAME(number) *to = (NAME(number) *)q;
  for (size_t i = 0; i < m; i++)
    for (size_t j = 0; j < blocks; j++, to += deep)
      NAME(narrow_block)(block, x + i * x_row + j * block, is_positive, to, scales + i * blocks + j);
}

#undef INTS
#undef FLOATS
