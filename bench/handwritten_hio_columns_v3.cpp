// The loops over columns for one instruction set; the build gives this file its flags.
#define YARDSTICK_LEVEL v3
#include "handwritten_hio_columns_body.h"
