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
typedef int32_t NAME(words) __attribute__((vector_size(64)));
typedef NAME(number) NAME(numbers) __attribute__((vector_size(16 * sizeof(NAME(number))), aligned(1)));

#define INTS NAME(ints)
#define FLOATS NAME(floats)

// Lanes of one vector where `is_first` is all ones, else of the other.
static inline __attribute__((always_inline)) FLOATS NAME(select)(FLOATS first, FLOATS second, INTS is_first) {
  return (FLOATS)(((INTS)first & is_first) | ((INTS)second & ~is_first));
}

// Adds a vector to what is there or to the bias; of the last one only what is inside.
static inline __attribute__((always_inline)) void NAME(write)(FLOATS values, const float *bias, float *to,
                                                              ptrdiff_t inside, int rectify) {
  if (inside >= LANES) {
    FLOATS sum = (bias ? *(const FLOATS *)bias : *(const NAME(loose) *)to) + values;
    *(NAME(loose) *)to = rectify ? NAME(select)(sum, (FLOATS){0}, sum > (FLOATS){0}) : sum;
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
  const size_t blocks = BLOCKS(w->inputs, w->block);
  const size_t steps = (w->block + 3) / 4 * 4 / GROUP;
  const uint8_t *panel = w->values;
  for (size_t left = 0; left < w->columns; left += LANES * COLUMNS) {
    const size_t vectors = padded - left < LANES * COLUMNS ? (padded - left) / LANES : COLUMNS;
    const size_t width = w->columns - left < vectors * LANES ? w->columns - left : vectors * LANES;
    for (size_t block = 0; block < blocks; block++) {
      const float *scales = w->scales + block * padded + left;
      const int32_t *start = is_positive || GROUP == 2 ? NULL : w->offsets + block * padded + left;
      const float *bias = block == 0 ? w->bias + left : NULL;
      const uint8_t *from = a + block * steps * 4;
      const int rectifies = rectify && block + 1 == blocks;
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
  const size_t blocks = BLOCKS(w->inputs, w->block);
  const size_t deep = (w->block + 3) / 4 * 4;
  NAME(number) *to = (NAME(number) *)values;
  for (size_t left = 0; left < padded; left += LANES * COLUMNS) {
    const size_t lanes = padded - left < LANES * COLUMNS ? padded - left : LANES * COLUMNS;
    for (size_t block = 0; block < blocks; block++) {
      for (size_t p = 0; p < deep; p += GROUP) {
        for (size_t j = 0; j < lanes; j++) {
          for (size_t index = p; index < p + GROUP; index++) {
            size_t input = block * w->block + index;
            int is_inside = index < w->block && input < w->inputs && left + j < w->columns;
            *to++ = (NAME(number))(is_inside ? bytes[input * w->columns + left + j] : 0);
          }
        }
      }
    }
  }
}

// Writes one block of a row whose largest magnitude is known: it becomes 127, or 255 where no number is negative.
static inline __attribute__((always_inline)) void NAME(narrow_block)(size_t count, size_t deep, const float *x,
                                                                     float most, int is_positive, NAME(number) *to,
                                                                     float *scale) {
  const float top = is_positive ? 255 : 127;
  const float inverse = most > 0 ? top / most : 0;
  *scale = most / top;
  const int32_t zero = (is_positive || GROUP == 2 ? 0 : 128) - 0x4B400000;
  // Adding 1.5 * 2^23 rounds to the nearest whole number, which then is the lower bits.
  const float shift = 12582912.0f;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    NAME(wide) sums = *(const NAME(wide) *)(x + i) * inverse + shift;
    NAME(words) words = (NAME(words))sums + zero;
    *(NAME(numbers) *)(to + i) = __builtin_convertvector(words, NAME(numbers));
  }
  for (; i < count; i++) {
    float sum = x[i] * inverse + shift;
    int32_t bits;
    memcpy(&bits, &sum, sizeof bits);
    to[i] = (NAME(number))(bits + zero);
  }
  for (; i < deep; i++) to[i] = (NAME(number))(zero + 0x4B400000);
}

// Magnitudes as whole numbers, which are in the same order.
static inline __attribute__((always_inline)) NAME(words) NAME(magnitudes)(NAME(wide) x) {
  return (NAME(words))x & 0x7FFFFFFF;
}

static inline __attribute__((always_inline)) NAME(words) NAME(larger)(NAME(words) a, NAME(words) b) {
  return __builtin_elementwise_max(a, b);
}

// The largest of sixteen magnitudes.
static inline __attribute__((always_inline)) float NAME(largest)(NAME(words) tops) {
  tops = NAME(larger)(tops, __builtin_shufflevector(tops, tops, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  tops = NAME(larger)(tops, __builtin_shufflevector(tops, tops, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
  tops = NAME(larger)(tops, __builtin_shufflevector(tops, tops, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
  tops = NAME(larger)(tops, __builtin_shufflevector(tops, tops, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
  int32_t bits = tops[0];
  float most;
  memcpy(&most, &bits, sizeof most);
  return most;
}

// The largest magnitude of a row.
static inline __attribute__((always_inline)) float NAME(most)(size_t count, const float *x) {
  NAME(words) tops = {0};
  size_t i = 0;
  for (; i + 16 <= count; i += 16)
    tops = NAME(larger)(tops, NAME(magnitudes)(*(const NAME(wide) *)(x + i)));
  float most = NAME(largest)(tops);
  for (; i < count; i++) most = fabsf(x[i]) > most ? fabsf(x[i]) : most;
  return most;
}

// One row, block by block; the last block may be shorter and is filled up.
static inline __attribute__((always_inline)) void NAME(narrow_row)(size_t inputs, size_t block, const float *x,
                                                                   int is_positive, NAME(number) *to, float *scales) {
  const size_t deep = (block + 3) / 4 * 4;
  for (size_t first = 0; first < inputs; first += block, to += deep) {
    const size_t count = inputs - first < block ? inputs - first : block;
    NAME(narrow_block)(count, deep, x + first, NAME(most)(count, x + first), is_positive, to, scales++);
  }
}

static void NAME(narrow)(size_t m, size_t inputs, size_t block, const float *x, size_t x_row, int is_positive,
                         uint8_t *q, float *scales) {
  const size_t blocks = BLOCKS(inputs, block);
  const size_t row = blocks * ((block + 3) / 4 * 4);
  NAME(number) *to = (NAME(number) *)q;
  for (size_t i = 0; i < m; i++)
    NAME(narrow_row)(inputs, block, x + i * x_row, is_positive, to + i * row, scales + i * blocks);
}

// The sum of sixteen lanes, in one order everywhere: halves upon halves.
static inline __attribute__((always_inline)) float NAME(total)(NAME(wide) x) {
  typedef float eight __attribute__((vector_size(32)));
  typedef float four __attribute__((vector_size(16)));
  eight a = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7) +
            __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  four b = __builtin_shufflevector(a, a, 0, 1, 2, 3) + __builtin_shufflevector(a, a, 4, 5, 6, 7);
  return (b[0] + b[2]) + (b[1] + b[3]);
}

static void NAME(norm_narrow)(size_t n, size_t width, size_t block, const float *x, const float *gain,
                              const float *bias, uint8_t *q, float *scales) {
  float normal[1024] __attribute__((aligned(64)));
  const size_t blocks = BLOCKS(width, block);
  const size_t row = blocks * ((block + 3) / 4 * 4);
  const float share = 1 / (float)width;
  NAME(number) *to = (NAME(number) *)q;
  for (size_t i = 0; i < n; i++, x += width) {
    NAME(wide) sums = {0};
    NAME(wide) squares = {0};
    size_t j = 0;
    for (; j + 16 <= width; j += 16) {
      NAME(wide) values = *(const NAME(wide) *)(x + j);
      sums += values;
      squares += values * values;
    }
    float sum = NAME(total)(sums);
    float square = NAME(total)(squares);
    for (; j < width; j++) {
      sum += x[j];
      square += x[j] * x[j];
    }
    const float mean = sum * share;
    const float variance = square * share - mean * mean;
    const float inverse = 1 / sqrtf((variance > 0 ? variance : 0) + 1e-5f);
    for (j = 0; j + 16 <= width; j += 16)
      *(NAME(wide) *)(normal + j) =
          (*(const NAME(wide) *)(x + j) - mean) * inverse * *(const NAME(wide) *)(gain + j) +
          *(const NAME(wide) *)(bias + j);
    for (; j < width; j++) normal[j] = (x[j] - mean) * inverse * gain[j] + bias[j];
    NAME(narrow_row)(width, block, normal, 0, to + i * row, scales + i * blocks);
  }
}

// 2^x by rounding to a whole number and a polynomial of degree 5 on what is left (Chebyshev's, 1e-7 off at most).
static inline __attribute__((always_inline)) FLOATS NAME(power)(FLOATS x) {
  const FLOATS shift = (FLOATS){0} + 12582912.0f;
  FLOATS whole = x + shift;
  FLOATS rest = x - (whole - shift);
  FLOATS sum = rest * 1.3390863366e-3f + 9.6760319183e-3f;
  sum = sum * rest + 5.5503571142e-2f;
  sum = sum * rest + 2.4022107485e-1f;
  sum = sum * rest + 6.9314718803e-1f;
  sum = sum * rest + 1.0000000755f;
  return (FLOATS)((INTS)sum + ((INTS)whole << 23));
}

// 1 + e^-x, where x is taken for 30 or -30 where it is beyond.
static inline __attribute__((always_inline)) FLOATS NAME(divisor)(FLOATS x) {
  const FLOATS limit = (FLOATS){0} + 30 * 1.44269504f;
  FLOATS power = x * -1.44269504f;
  power = NAME(select)(limit, power, power > limit);
  return NAME(power)(NAME(select)(-limit, power, power < -limit)) + 1;
}

// Up to LANES numbers; those behind are zero, or stay as they are.
static inline __attribute__((always_inline)) FLOATS NAME(load)(const float *from, size_t count) {
  if (count >= LANES) return *(const NAME(loose) *)from;
  FLOATS values = {0};
  memcpy(&values, from, count * sizeof(float));
  return values;
}

static inline __attribute__((always_inline)) void NAME(store)(FLOATS values, float *to, size_t count) {
  if (count >= LANES)
    *(NAME(loose) *)to = values;
  else
    memcpy(to, &values, count * sizeof(float));
}

// Up to LANES numbers of one word; the pointers stand at the first of them.
static inline __attribute__((always_inline)) void NAME(recur_lanes)(size_t count, size_t h, const float *u,
                                                                    const float *x, const float *p, FLOATS *cell,
                                                                    float *y) {
#define LOAD(pointer) NAME(load)(pointer, count)
  FLOATS last = *cell;
  FLOATS forget = NAME(divisor)(LOAD(u + h) + LOAD(p) + LOAD(p + 2 * h) * last);
  FLOATS reset = NAME(divisor)(LOAD(u + 2 * h) + LOAD(p + h) + LOAD(p + 3 * h) * last);
  // One division for both gates.
  FLOATS share = 1 / (forget * reset);
  FLOATS candidate = LOAD(u);
  FLOATS now = candidate + share * reset * (last - candidate);
  FLOATS in = LOAD(x);
  *cell = now;
  NAME(store)(in + share * forget * (now - in), y, count);
#undef LOAD
}

static void NAME(recur)(size_t n, size_t h, int reverse, const float *u, size_t u_row, const float *x, size_t row,
                        const float *p, float *y) {
  FLOATS cells[1024 / LANES];
  for (size_t j = 0; j < h; j += LANES) cells[j / LANES] = (FLOATS){0};
  for (size_t step = 0; step < n; step++) {
    const size_t t = reverse ? n - 1 - step : step;
    const float *from = u + t * u_row;
    const float *in = x + t * row;
    float *out = y + t * row;
    size_t j = 0;
    for (; j + LANES <= h; j += LANES)
      NAME(recur_lanes)(LANES, h, from + j, in + j, p + j, cells + j / LANES, out + j);
    if (j < h) NAME(recur_lanes)(h - j, h, from + j, in + j, p + j, cells + j / LANES, out + j);
  }
}

#undef INTS
#undef FLOATS
