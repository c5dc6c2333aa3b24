// For whom an explanation is written.
#pragma once

#include <cstdint>

namespace couvert {

/// The insured person gets plain words, whoever handles the file gets every rule, a court gets numbered reasons and full texts.
enum class Audience : std::uint8_t { insured, handler, court };

}  // namespace couvert
