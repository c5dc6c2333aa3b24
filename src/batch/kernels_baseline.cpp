// The kernels for x86-64; cmake/kernels.cmake compiles this file for it.
#define COUVERT_KERNELS kernels_baseline
#define COUVERT_KERNELS_NAME "x86-64"
#include "batch/kernels_body.h"
