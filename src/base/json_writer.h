// Writes JSON text in the order in which it is told: the same calls give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace couvert {

/// Prints `text` as a JSON string with its quotes; the text must be UTF-8.
[[nodiscard]] std::string json_string(std::string_view text);

/// Members of an object are `key` and then one value; elements of an array are values. `lines` puts each member or element on a
/// line of its own, `inline_` keeps them on one line; everything inside an inline object or array is inline too.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { lines, inline_ };

  void begin_object(Layout layout = Layout::inline_) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(Layout layout = Layout::inline_) { begin('[', layout); }
  void end_array() { end(']'); }
  void key(std::string_view name);
  void string(std::string_view value);
  void number(std::int64_t value);
  void boolean(bool value);
  void null();

  void member(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

  /// The text so far; complete when every object and array is ended.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Level {
    Layout layout;
    bool is_empty = true;
  };
  void begin(char bracket, Layout layout);
  void end(char bracket);
  void before_value();
  void break_line();

  std::string text_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace couvert
