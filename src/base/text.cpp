#include "base/text.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace couvert {
namespace {

constexpr std::size_t max_name = 64;  // longer words are no misspelt names, and comparing them would cost their square

/// Letters to insert, drop, replace, or swap with their neighbour until `a` is `b` (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, max_name + 1>;
  Row before_last{}, last{}, current{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = current;
  }
  return last[b.size()];
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  static_cast<void>(other);
  return static_cast<std::size_t>(end - a.begin());
}

/// Whether the candidate is the word with more behind it, underscores aside: `sumins` begins `sum_insured`.
bool continues(std::string_view candidate, std::string_view word) {
  constexpr std::size_t least_letters = 4;  // two or three letters begin too many names
  std::size_t matched = 0;
  std::size_t letters = 0;
  for (const char c : word) {
    if (c == '_') continue;
    while (matched < candidate.size() && candidate[matched] == '_') ++matched;
    if (matched == candidate.size() || candidate[matched] != c) return false;
    ++matched;
    ++letters;
  }
  return letters >= least_letters;
}

struct Utf8Form {
  std::size_t length = 0;  // 0: no lead byte
  char32_t least = 0;      // a smaller code point in this length is overlong
  char32_t lead_bits = 0;
};

Utf8Form form_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, lead};
  if (lead >= 0xC0 && lead < 0xE0) return {2, 0x80, lead & 0x1Fu};
  if (lead >= 0xE0 && lead < 0xF0) return {3, 0x800, lead & 0x0Fu};
  if (lead >= 0xF0 && lead < 0xF8) return {4, 0x10000, lead & 0x07u};
  return {};
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

bool is_surrogate(char32_t point) { return point >= 0xD800 && point <= 0xDFFF; }

/// Both ranges of control characters: the second one drives terminals just as the first does.
bool is_forbidden_control(char32_t point) {
  if (point == '\t' || point == '\n' || point == '\r') return false;
  return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

/// The length of the well-formed, permitted code point at the front of `text`; 0 if there is none.
std::size_t valid_length(std::string_view text) {
  const Utf8Form form = form_of(static_cast<unsigned char>(text.front()));
  if (form.length == 0 || form.length > text.size()) return 0;
  char32_t point = form.lead_bits;
  for (std::size_t i = 1; i < form.length; ++i) {
    if (!is_continuation(text[i])) return 0;
    point = (point << 6u) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  }
  if (point < form.least || point > 0x10FFFF || is_surrogate(point) || is_forbidden_control(point)) return 0;
  return form.length;
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> candidates) {
  if (word.empty() || word.size() > max_name) return std::nullopt;
  const std::string* nearest = nullptr;
  std::tuple<bool, int, std::size_t> least;
  for (const std::string& candidate : candidates) {
    // The word itself is no better name: whoever asks knows that it is wrong here.
    if (candidate.size() > max_name || candidate == word) continue;
    const std::size_t distance = edit_distance(word, candidate);
    const bool is_beginning = continues(candidate, word);
    const bool near_enough = is_beginning || 3 * distance <= std::max(word.size(), candidate.size());
    // People begin a name right and go wrong towards its end: letters that agree from the start speak for a candidate.
    const int agreement = static_cast<int>(common_prefix(word, candidate));
    const std::tuple rank(!is_beginning, 2 * static_cast<int>(distance) - agreement, distance);
    if (!near_enough || (nearest != nullptr && rank >= least)) continue;
    nearest = &candidate;
    least = rank;
  }
  if (nearest == nullptr) return std::nullopt;
  return *nearest;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t length = valid_length(text.substr(offset));
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

int column_of(std::string_view line, std::size_t offset) {
  const std::string_view before = line.substr(0, offset);
  const auto continuations = std::count_if(before.begin(), before.end(), is_continuation);
  return static_cast<int>(before.size()) - static_cast<int>(continuations) + 1;
}

std::string group_digits(std::string digits) {
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
  return digits;
}

}  // namespace couvert
