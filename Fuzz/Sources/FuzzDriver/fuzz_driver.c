#include "fuzz_driver.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*body)(const uint8_t *bytes, size_t count));

int fuzz_run(int count, char **arguments) { return LLVMFuzzerRunDriver(&count, &arguments, LLVMFuzzerTestOneInput); }

// Swift marks each edge of the program's flow with a guard, which libFuzzer no longer reads: its extra counters take their
// place. The linker puts these functions (--wrap) where the instrumented code calls libFuzzer's.

#define EDGES (1 << 18)

static uint8_t counters[EDGES] __attribute__((section("__libfuzzer_extra_counters")));

void __wrap___sanitizer_cov_trace_pc_guard_init(uint32_t *start, uint32_t *end);
void __wrap___sanitizer_cov_trace_pc_guard(uint32_t *guard);

void __wrap___sanitizer_cov_trace_pc_guard_init(uint32_t *start, uint32_t *end) {
  static uint32_t known = 0;
  for (uint32_t *guard = start; guard < end; guard++)
    if (*guard == 0) *guard = ++known;
}

void __wrap___sanitizer_cov_trace_pc_guard(uint32_t *guard) {
  uint8_t *counter = &counters[*guard % EDGES];
  if (*counter < UINT8_MAX) ++*counter;
}
