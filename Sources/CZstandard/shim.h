#ifndef PARLEY_CZSTANDARD_H
#define PARLEY_CZSTANDARD_H

#include <zstd.h>

#endif
