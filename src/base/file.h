// Reading and writing whole files, bounded.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace couvert {

/// Reads a whole file, or standard input for `-`. Fails (the world) if it cannot be read or holds more than `max_bytes`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// Writes under a temporary name beside `path` and renames, so that no half-written file is ever seen under its name.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace couvert
