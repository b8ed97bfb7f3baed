// The kernels, included once for each kind of processor with NAME, LANES, COLUMNS and FUSED defined.

typedef float NAME(vector) __attribute__((vector_size(LANES * 4)));
typedef float NAME(loose) __attribute__((vector_size(LANES * 4), aligned(4)));
typedef float NAME(wide) __attribute__((vector_size(64), aligned(4)));

#define VECTOR NAME(vector)

static inline __attribute__((always_inline)) void NAME(tile)(const int rows, const int columns, size_t k,
                                                             const float *a, size_t a_row, size_t a_column,
                                                             const float *panel, float *c, size_t c_row, size_t width,
                                                             int accumulate) {
  VECTOR sums[TILE][COLUMNS];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) sums[r][j] = (VECTOR){0};
  }
  for (size_t p = 0; p < k; p++) {
    VECTOR b[COLUMNS];
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) b[j] = *(const VECTOR *)(panel + (p * columns + j) * LANES);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      VECTOR left = (VECTOR){0} + a[r * a_row + p * a_column];
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) sums[r][j] = FUSED(left, b[j], sums[r][j]);
    }
  }
  if (width == (size_t)columns * LANES) {
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) {
        NAME(loose) *to = (NAME(loose) *)(c + r * c_row + j * LANES);
        *to = accumulate ? *to + sums[r][j] : sums[r][j];
      }
    }
    return;
  }
  for (int r = 0; r < rows; r++) {
    const float *from = (const float *)sums[r];
    for (size_t j = 0; j < width; j++) c[r * c_row + j] = accumulate ? c[r * c_row + j] + from[j] : from[j];
  }
}

// All rows of up to `columns` vectors of columns.
static inline __attribute__((always_inline)) void NAME(stripe)(const int columns, size_t m, size_t k, const float *a,
                                                               size_t a_row, size_t a_column, const float *b,
                                                               size_t b_row, size_t b_column, float *c, size_t c_row,
                                                               size_t width, int accumulate) {
  float panel[DEPTH * LANES * COLUMNS] __attribute__((aligned(64)));
  const size_t stride = (size_t)columns * LANES;
  if (b_column == 1 && width == stride) {
    for (size_t p = 0; p < k; p++) memcpy(panel + p * stride, b + p * b_row, stride * sizeof(float));
  } else {
    for (size_t j = 0; j < width; j++)
      for (size_t p = 0; p < k; p++) panel[p * stride + j] = b[p * b_row + j * b_column];
    for (size_t j = width; j < stride; j++)
      for (size_t p = 0; p < k; p++) panel[p * stride + j] = 0;
  }
  size_t i = 0;
  for (; i + TILE <= m; i += TILE)
    NAME(tile)(TILE, columns, k, a + i * a_row, a_row, a_column, panel, c + i * c_row, c_row, width, accumulate);
  for (; i + 2 <= m; i += 2)
    NAME(tile)(2, columns, k, a + i * a_row, a_row, a_column, panel, c + i * c_row, c_row, width, accumulate);
  for (; i < m; i++)
    NAME(tile)(1, columns, k, a + i * a_row, a_row, a_column, panel, c + i * c_row, c_row, width, accumulate);
}

static void NAME(gemm)(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_column, const float *b,
                       size_t b_row, size_t b_column, float *c, size_t c_row, int accumulate) {
  for (size_t depth = 0; depth < k; depth += DEPTH) {
    size_t deep = k - depth < DEPTH ? k - depth : DEPTH;
    int adds = accumulate || depth > 0;
    const float *start = a + depth * a_column;
    for (size_t left = 0; left < n; left += LANES * COLUMNS) {
      size_t width = n - left < LANES * COLUMNS ? n - left : LANES * COLUMNS;
      const float *from = b + depth * b_row + left * b_column;
      switch ((width + LANES - 1) / LANES) {
#define STRIPE(columns)                                                                                           \
  NAME(stripe)(columns, m, deep, start, a_row, a_column, from, b_row, b_column, c + left, c_row, width, adds);    \
  break
#if COLUMNS > 2
      case 4: STRIPE(4);
      case 3: STRIPE(3);
#endif
      case 2: STRIPE(2);
      default: STRIPE(1);
#undef STRIPE
      }
    }
  }
}

static void NAME(add_row)(size_t n, size_t width, const float *row, float *x) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < width; j++) x[i * width + j] += row[j];
}

static void NAME(sum_rows)(size_t n, size_t width, const float *x, float *row) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < width; j++) row[j] += x[i * width + j];
}

static void NAME(relu)(size_t count, float *x) {
  for (size_t i = 0; i < count; i++) x[i] = x[i] > 0 ? x[i] : 0;
}

static void NAME(relu_backward)(size_t count, const float *y, float *gradient) {
  for (size_t i = 0; i < count; i++) gradient[i] = y[i] > 0 ? gradient[i] : 0;
}

static void NAME(axpy)(size_t count, float scale, const float *x, float *y) {
  for (size_t i = 0; i < count; i++) y[i] += scale * x[i];
}

static void NAME(multiply)(size_t count, const float *x, float *y) {
  for (size_t i = 0; i < count; i++) y[i] *= x[i];
}

static void NAME(scale)(size_t count, float scale, float *x) {
  for (size_t i = 0; i < count; i++) x[i] *= scale;
}

static inline __attribute__((always_inline)) float NAME(horizontal)(const NAME(wide) *sums) {
  float total = 0;
  for (int i = 0; i < 16; i++) total += (*sums)[i];
  return total;
}

static inline __attribute__((always_inline)) float NAME(sum)(size_t count, const float *x) {
  NAME(wide) sums = {0};
  size_t i = 0;
  for (; i + 16 <= count; i += 16) sums += *(const NAME(wide) *)(x + i);
  float total = NAME(horizontal)(&sums);
  for (; i < count; i++) total += x[i];
  return total;
}

static size_t NAME(argmax)(size_t count, const float *x) {
  float most = x[0];
  size_t i = 0;
  if (count >= 16) {
    NAME(wide) tops = *(const NAME(wide) *)x;
    for (i = 16; i + 16 <= count; i += 16) tops = __builtin_elementwise_max(tops, *(const NAME(wide) *)(x + i));
    for (int lane = 0; lane < 16; lane++) most = tops[lane] > most ? tops[lane] : most;
  }
  for (; i < count; i++) most = x[i] > most ? x[i] : most;
  size_t best = 0;
  while (best + 1 < count && x[best] != most) best++;
  return best;
}

static inline __attribute__((always_inline)) float NAME(dot)(size_t count, const float *x, const float *y) {
  NAME(wide) sums = {0};
  size_t i = 0;
  for (; i + 16 <= count; i += 16) sums += *(const NAME(wide) *)(x + i) * *(const NAME(wide) *)(y + i);
  float total = NAME(horizontal)(&sums);
  for (; i < count; i++) total += x[i] * y[i];
  return total;
}

static void NAME(norm)(size_t n, size_t width, const float *x, const float *gain, const float *bias, float *y,
                       float *stats) {
  for (size_t i = 0; i < n; i++, x += width, y += width) {
    float mean = NAME(sum)(width, x) / (float)width;
    float square = NAME(dot)(width, x, x) / (float)width - mean * mean;
    float inverse = 1 / sqrtf((square > 0 ? square : 0) + 1e-5f);
    stats[2 * i] = mean;
    stats[2 * i + 1] = inverse;
    for (size_t j = 0; j < width; j++) y[j] = (x[j] - mean) * inverse * gain[j] + bias[j];
  }
}

static void NAME(norm_backward)(size_t n, size_t width, const float *x, const float *gain, const float *stats,
                                const float *dy, float *dx, float *dgain, float *dbias) {
  float scaled[1024];
  float normal[1024];
  for (size_t i = 0; i < n; i++, x += width, dy += width, dx += width) {
    float mean = stats[2 * i];
    float inverse = stats[2 * i + 1];
    for (size_t j = 0; j < width; j++) {
      normal[j] = (x[j] - mean) * inverse;
      scaled[j] = dy[j] * gain[j];
      dgain[j] += dy[j] * normal[j];
      dbias[j] += dy[j];
    }
    float first = NAME(sum)(width, scaled) / (float)width;
    float second = NAME(dot)(width, scaled, normal) / (float)width;
    for (size_t j = 0; j < width; j++) dx[j] += inverse * (scaled[j] - first - normal[j] * second);
  }
}

// e^x by range reduction to [-ln 2 / 2, ln 2 / 2] and a polynomial of degree 6 (Cephes' expf).
static inline __attribute__((always_inline)) float NAME(exponential)(float x) {
  x = x > 87 ? 87 : x;
  x = x < -87 ? -87 : x;
  float whole = x * 1.44269504f;
  int32_t power = (int32_t)(whole + (whole >= 0 ? 0.5f : -0.5f));
  float rest = x - (float)power * 0.693359375f - (float)power * -2.12194440e-4f;
  float sum = 1.9875691500e-4f;
  sum = sum * rest + 1.3981999507e-3f;
  sum = sum * rest + 8.3334519073e-3f;
  sum = sum * rest + 4.1665795894e-2f;
  sum = sum * rest + 1.6666665459e-1f;
  sum = sum * rest + 5.0000001201e-1f;
  sum = sum * rest * rest + rest + 1;
  union {
    int32_t bits;
    float value;
  } scale = {.bits = (power + 127) << 23};
  return sum * scale.value;
}

static inline __attribute__((always_inline)) float NAME(sigmoid)(float x) { return 1 / (1 + NAME(exponential)(-x)); }

static void NAME(sru)(size_t n, size_t h, int reverse, float *u, size_t u_row, const float *x, size_t row,
                      const float *p, float *c, float *y) {
  static const float zeros[1024];
  const float *before = zeros;
  for (size_t step = 0; step < n; step++) {
    size_t t = reverse ? n - 1 - step : step;
    float *candidate = u + t * u_row;
    float *forget = candidate + h;
    float *reset = forget + h;
    const float *in = x + t * row;
    float *cell = c + t * row;
    float *out = y + t * row;
#pragma clang loop vectorize(assume_safety)
    for (size_t j = 0; j < h; j++) {
      float last = before[j];
      float f = NAME(sigmoid)(forget[j] + p[j] + p[2 * h + j] * last);
      float r = NAME(sigmoid)(reset[j] + p[h + j] + p[3 * h + j] * last);
      float now = f * last + (1 - f) * candidate[j];
      forget[j] = f;
      reset[j] = r;
      cell[j] = now;
      out[j] = r * now + (1 - r) * in[j];
    }
    before = cell;
  }
}

static void NAME(sru_backward)(size_t n, size_t h, int reverse, float *u, size_t u_row, const float *x, size_t row,
                               const float *p, const float *c, const float *dy, float *dx, float *dp) {
  static const float zeros[1024];
  float carried[1024] = {0};
  for (size_t step = 0; step < n; step++) {
    size_t t = reverse ? step : n - 1 - step;
    int is_first = step + 1 == n;
    const float *before = is_first ? zeros : c + (reverse ? t + 1 : t - 1) * row;
    float *candidate = u + t * u_row;
    float *forget = candidate + h;
    float *reset = forget + h;
    const float *in = x + t * row;
    const float *cell = c + t * row;
    const float *out = dy + t * row;
    float *into = dx + t * row;
#pragma clang loop vectorize(assume_safety)
    for (size_t j = 0; j < h; j++) {
      float f = forget[j];
      float r = reset[j];
      float last = before[j];
      float d = out[j];
      float dr = d * (cell[j] - in[j]) * r * (1 - r);
      float dc = d * r + carried[j];
      float df = dc * (last - candidate[j]) * f * (1 - f);
      into[j] += d * (1 - r);
      candidate[j] = dc * (1 - f);
      forget[j] = df;
      reset[j] = dr;
      carried[j] = dc * f + df * p[2 * h + j] + dr * p[3 * h + j];
      dp[j] += df;
      dp[h + j] += dr;
      dp[2 * h + j] += df * last;
      dp[3 * h + j] += dr * last;
    }
  }
}

static float NAME(softmax)(size_t count, float *x) {
  float most = x[0];
  for (size_t i = 1; i < count; i++) most = x[i] > most ? x[i] : most;
  for (size_t i = 0; i < count; i++) x[i] = NAME(exponential)(x[i] - most);
  float total = NAME(sum)(count, x);
  float share = 1 / total;
  for (size_t i = 0; i < count; i++) x[i] *= share;
  return most + logf(total);
}

static void NAME(adam)(size_t count, float *parameter, float *gradient, float *first, float *second, float rate,
                       float beta1, float beta2, float epsilon, float scale) {
  for (size_t i = 0; i < count; i++) {
    float g = gradient[i] * scale;
    float m = beta1 * first[i] + (1 - beta1) * g;
    float v = beta2 * second[i] + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    parameter[i] -= rate * m / (__builtin_elementwise_sqrt(v) + epsilon);
    gradient[i] = 0;
  }
}

static void NAME(average)(size_t count, float share, const float *parameter, float *average) {
  for (size_t i = 0; i < count; i++) average[i] += share * (parameter[i] - average[i]);
}

static void NAME(skipgram)(size_t width, float rate, float *centre, float *table, const uint32_t *rows, size_t outputs,
                           float *scratch) {
  for (size_t j = 0; j < width; j++) scratch[j] = 0;
  for (size_t i = 0; i < outputs; i++) {
    float *output = table + (size_t)rows[i] * width;
    float score = NAME(dot)(width, centre, output);
    float step = rate * ((i == 0 ? 1.0f : 0.0f) - NAME(sigmoid)(score));
    for (size_t j = 0; j < width; j++) {
      scratch[j] += step * output[j];
      output[j] += step * centre[j];
    }
  }
  for (size_t j = 0; j < width; j++) centre[j] += scratch[j];
}

static void NAME(from_bytes)(size_t rows, size_t width, const int8_t *bytes, const float *scales, float *x) {
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < width; j++) x[i * width + j] = (float)bytes[i * width + j] * scales[i];
}

#undef VECTOR
