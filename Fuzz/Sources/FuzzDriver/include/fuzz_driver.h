#ifndef FUZZ_DRIVER_H
#define FUZZ_DRIVER_H

/// Runs libFuzzer's loop over the program's `LLVMFuzzerTestOneInput`; gives its exit status.
int fuzz_run(int count, char *_Nullable *_Nonnull arguments);

#endif
