#ifndef PARLEY_CBROTLI_H
#define PARLEY_CBROTLI_H

#include <brotli/decode.h>

#endif
