// The kernels for x86-64-v3; cmake/kernels.cmake compiles this file for it.
#define COUVERT_KERNELS kernels_v3
#define COUVERT_KERNELS_NAME "x86-64-v3"
#include "batch/kernels_body.h"
