// A growing text that rows are written into without asking for room at every byte: first `make_room`, then the `put` functions.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace couvert {

class CsvTextBuffer {
 public:
  /// The longest that `put_number` and `put_minor` write.
  static constexpr std::size_t longest_number = 24;

  void make_room(std::size_t bytes) {
    if (text_.size() - size_ < bytes) text_.resize(std::max(2 * text_.size(), size_ + bytes));
  }
  void put(char c) { text_[size_++] = c; }
  void put(std::string_view text) {
    std::memcpy(text_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void put_repeated(char c, std::size_t count) {
    std::memset(text_.data() + size_, c, count);
    size_ += count;
  }
  void put_number(std::uint64_t number) {
    std::array<char, longest_number> digits;
    std::size_t at = digits.size();
    for (; number >= 100; number /= 100) {
      at -= 2;
      std::memcpy(digits.data() + at, two_digits(number % 100), 2);
    }
    if (number >= 10) {
      at -= 2;
      std::memcpy(digits.data() + at, two_digits(number), 2);
    } else {
      digits[--at] = static_cast<char>('0' + number);
    }
    put(std::string_view(digits.data() + at, digits.size() - at));
  }
  /// Two digits of a number below a hundred, with a leading zero.
  void put_two(std::uint64_t number) { put(std::string_view(two_digits(number), 2)); }
  /// A number of 10^-decimals, not negative: `1200.50` for 120050 and two decimals.
  void put_decimal(std::uint64_t number, int decimals) {
    std::uint64_t unit = 1;
    for (int i = 0; i < decimals; ++i) unit *= 10;
    put_number(number / unit);
    if (decimals == 0) return;
    put('.');
    const std::uint64_t fraction = number % unit;
    for (unit /= 10; unit != 0; unit /= 10) put(static_cast<char>('0' + fraction / unit % 10));
  }

  [[nodiscard]] std::string take() && {
    text_.resize(size_);
    return std::move(text_);
  }

 private:
  static const char* two_digits(std::uint64_t number) {
    static constexpr char pairs[] =
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    return pairs + 2 * number;
  }

  std::string text_;
  std::size_t size_ = 0;  // what is written of it
};

}  // namespace couvert
