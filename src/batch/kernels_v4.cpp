// The kernels for x86-64-v4; cmake/kernels.cmake compiles this file for it.
#define COUVERT_KERNELS kernels_v4
#define COUVERT_KERNELS_NAME "x86-64-v4"
#include "batch/kernels_body.h"
