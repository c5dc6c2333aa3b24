#include "base/json_writer.h"

#include "base/ensure.h"

namespace couvert {

std::string json_string(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        quoted += "\\\"";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\t':
        quoted += "\\t";
        break;
      default:
        if (byte < 0x20U || byte == 0x7FU) {
          quoted += "\\u00";
          quoted += digits[byte >> 4U];
          quoted += digits[byte & 0x0FU];
        } else {
          quoted += c;
        }
    }
  }
  quoted += '"';
  return quoted;
}

void JsonWriter::break_line() {
  text_ += '\n';
  text_.append(2 * levels_.size(), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.is_empty) text_ += level.layout == Layout::lines ? "," : ", ";
  level.is_empty = false;
  if (level.layout == Layout::lines) break_line();
}

void JsonWriter::begin(char bracket, Layout layout) {
  before_value();
  text_ += bracket;
  if (!levels_.empty() && levels_.back().layout == Layout::inline_) layout = Layout::inline_;
  levels_.push_back({.layout = layout});
}

void JsonWriter::end(char bracket) {
  ensure(!levels_.empty() && !after_key_, "a JSON object or array ends once, after its last value");
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.layout == Layout::lines && !level.is_empty) break_line();
  text_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  ensure(!after_key_, "a JSON key is followed by a value");
  before_value();
  text_ += json_string(name);
  text_ += ": ";
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  before_value();
  text_ += json_string(value);
}

void JsonWriter::number(std::int64_t value) {
  before_value();
  text_ += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  text_ += value ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  text_ += "null";
}

}  // namespace couvert
