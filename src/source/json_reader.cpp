#include "source/json_reader.h"

#include <array>
#include <utility>

namespace couvert {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

void append_utf8(std::string& text, char32_t point) {
  const auto byte = [&text](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  const auto continuation = [&byte](char32_t value) { byte(0x80u | (value & 0x3Fu)); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xC0u | (point >> 6u));
  } else if (point < 0x10000) {
    byte(0xE0u | (point >> 12u));
    continuation(point >> 6u);
  } else {
    byte(0xF0u | (point >> 18u));
    continuation(point >> 12u);
    continuation(point >> 6u);
  }
  continuation(point);
}

/// Recursive descent; the builder's bound on nesting bounds the recursion. Faults are thrown inside and returned outside.
class JsonReader {
 public:
  JsonReader(const SourceFile& file, std::size_t start, TreeBuilder& builder)
      : text_(file.text()), at_(start), places_(file, start), builder_(builder) {}

  void read_document() {
    read_value();
    skip_blanks();
    if (at_ < text_.size()) fail("something stands after the end of the document");
  }

 private:
  [[noreturn]] void fail(std::string message) const { throw JsonFault{at_, std::move(message)}; }

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  void read_value() {
    skip_blanks();
    const Place place = places_.place_of(at_);
    switch (peek()) {
      case '{': return read_map(place);
      case '[': return read_sequence(place);
      case '"': return builder_.scalar(place, read_string(), true);
      default: return read_word(place);
    }
  }

  void read_map(Place place) {
    builder_.begin(Node::Kind::map, place);
    ++at_;
    skip_blanks();
    if (!take('}')) {
      do {
        skip_blanks();
        if (peek() != '"') fail("a key in quotes is expected");
        const Place key_place = places_.place_of(at_);
        builder_.scalar(key_place, read_string(), true);
        skip_blanks();
        if (!take(':')) fail("`:` is expected after a key");
        read_value();
        skip_blanks();
      } while (take(','));
      if (!take('}')) fail("`,` or `}` is expected");
    }
    builder_.end();
  }

  void read_sequence(Place place) {
    builder_.begin(Node::Kind::sequence, place);
    ++at_;
    skip_blanks();
    if (!take(']')) {
      do {
        read_value();
        skip_blanks();
      } while (take(','));
      if (!take(']')) fail("`,` or `]` is expected");
    }
    builder_.end();
  }

  void read_word(Place place) {
    constexpr std::array<std::string_view, 3> words = {"true", "false", "null"};
    for (const std::string_view word : words) {
      if (!text_.substr(at_).starts_with(word)) continue;
      at_ += word.size();
      return word == "null" ? builder_.null(place) : builder_.scalar(place, std::string{word}, false);
    }
    builder_.scalar(place, read_number(), false);
  }

  std::string read_number() {
    const std::size_t start = at_;
    take('-');
    if (!is_digit(peek())) fail("a value is expected");
    if (!take('0')) skip_digits();
    if (take('.')) expect_digits();
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      expect_digits();
    }
    return std::string{text_.substr(start, at_ - start)};
  }

  void skip_digits() {
    while (is_digit(peek())) ++at_;
  }

  void expect_digits() {
    if (!is_digit(peek())) fail("a digit is expected");
    skip_digits();
  }

  std::string read_string() {
    const std::size_t start = at_++;
    std::string value;
    while (at_ < text_.size() && text_[at_] != '"') {
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) < 0x20) fail("a line break or tab stands inside a text in quotes");
      ++at_;
      if (c == '\\') {
        read_escape(value);
      } else {
        value += c;
      }
    }
    if (!take('"')) throw JsonFault{start, "a text in quotes does not end"};
    return value;
  }

  void read_escape(std::string& value) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char letter = peek();
    ++at_;
    if (letter == 'u') return append_utf8(value, read_code_point());
    const std::size_t index = letters.find(letter);
    if (index == std::string_view::npos) fail("no such escape");
    value += meanings[index];
  }

  char32_t read_code_point() {
    const char32_t unit = read_four_digits();
    if (is_low_surrogate(unit)) fail("half a character in an escape");
    if (!is_high_surrogate(unit)) return unit;
    if (!take('\\') || !take('u')) fail("half a character in an escape");
    const char32_t second = read_four_digits();
    if (!is_low_surrogate(second)) fail("half a character in an escape");
    return 0x10000 + ((unit - 0xD800) << 10u) + (second - 0xDC00);
  }

  char32_t read_four_digits() {
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = peek();
      char32_t digit = 0;
      if (is_digit(c)) {
        digit = static_cast<char32_t>(c - '0');
      } else if (c >= 'a' && c <= 'f') {
        digit = static_cast<char32_t>(c - 'a' + 10);
      } else if (c >= 'A' && c <= 'F') {
        digit = static_cast<char32_t>(c - 'A' + 10);
      } else {
        fail("four hexadecimal digits are expected after `\\u`");
      }
      unit = unit * 16 + digit;
      ++at_;
    }
    return unit;
  }

  std::string_view text_;
  std::size_t at_;
  PlaceCursor places_;
  TreeBuilder& builder_;
};

}  // namespace

std::optional<JsonFault> read_json(const SourceFile& file, std::size_t start, TreeBuilder& builder) {
  try {
    JsonReader{file, start, builder}.read_document();
    return std::nullopt;
  } catch (const JsonFault& fault) {
    return fault;
  }
}

}  // namespace couvert
