// Puts arguments into phrases.
#include "app/phrases.h"

#include "base/ensure.h"

namespace couvert {

std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string filled;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' || i + 2 >= text.size() || text[i + 2] != '}') {
      filled += text[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(text[i + 1] - '0');
    ensure(index < arguments.size(), "a phrase gets all its arguments");
    filled += arguments.begin()[index];
    i += 2;
  }
  return filled;
}

std::string say_number(const Phrase& one, const Phrase& many, Language language, std::size_t number) {
  return say(number == 1 ? one : many, language, std::to_string(number));
}

}  // namespace couvert
