// Arrow streams, from a pipe or a file, read once from the beginning to the end mark; also Arrow files that come through a pipe.
#pragma once

#include <memory>

#include "exchange/byte_input.h"
#include "exchange/open_table.h"

namespace couvert {

/// Reads the schema; the input stands before the first message.
/// Errors   the first message is no schema, or ends too early
[[nodiscard]] TableResult<std::unique_ptr<RawTable>> open_arrow_stream(ByteInput input);

}  // namespace couvert
