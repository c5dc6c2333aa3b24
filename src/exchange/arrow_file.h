// Arrow files, read where they lie: mapped into memory, found by their footer, cut anywhere.
#pragma once

#include <memory>
#include <string>

#include "exchange/mapped_file.h"
#include "exchange/open_table.h"

namespace couvert {

/// What an Arrow file begins and ends with.
inline constexpr std::string_view arrow_magic = "ARROW1";

/// Errors   a footer that is missing or wrong: a file that is not complete has none
[[nodiscard]] TableResult<std::unique_ptr<RawTable>> open_arrow_file(std::shared_ptr<const MappedFile> file, std::string name);

}  // namespace couvert
