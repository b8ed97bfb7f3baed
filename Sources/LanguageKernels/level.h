#ifndef LEVEL_H
#define LEVEL_H

#if defined(__x86_64__)

// The kinds of processor for which the kernels exist.
enum { PLAIN, AVX2, AVX512, AVX512_VNNI };

// What this processor can do: AVX-512 with products of bytes, AVX-512, AVX2 with FMA, or none of them.
static inline int level(void) {
  static int known = -1;
  int now = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (now >= 0) return now;
  __builtin_cpu_init();
  now = PLAIN;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) now = AVX2;
  if (now == AVX2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw"))
    now = __builtin_cpu_supports("avx512vnni") ? AVX512_VNNI : AVX512;
  __atomic_store_n(&known, now, __ATOMIC_RELAXED);
  return now;
}

#endif

#endif
