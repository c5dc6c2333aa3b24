// What one phrase is: the same words in French, German and English, with numbered places for what differs from case to case.
#pragma once

#include <string>
#include <string_view>

#include "facts/vocabulary.h"

namespace couvert {

/// A phrase of the catalogue. One that lacks a language, whose languages do not take the same arguments, or that a rule of style
/// forbids does not compile; `{0}` and `{1}` are the places of its arguments.
class Phrase {
 public:
  consteval Phrase(std::string_view fr, std::string_view de, std::string_view en) : texts_{fr, de, en} {
    for (const std::string_view text : texts_) {
      if (text.empty()) throw "a language is missing";
      if (text.find('!') != std::string_view::npos) throw "no exclamation marks";
      if (arguments_of(text) != arguments_of(fr)) throw "the languages take different arguments";
    }
    // Swiss and Luxembourg spelling differ in this letter; the catalogue chooses words that both write alike.
    if (de.find("ß") != std::string_view::npos) throw "no sharp s";
  }

  [[nodiscard]] constexpr std::string_view in(Language language) const { return texts_[static_cast<std::size_t>(language)]; }

 private:
  /// One bit for each argument that a text uses.
  static consteval unsigned arguments_of(std::string_view text) {
    unsigned used = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
      if (text[i] == '{' && text[i + 2] == '}') used |= 1u << (text[i + 1] - '0');
    }
    return used;
  }

  std::string_view texts_[3];
};

/// Fills the places of a text: `{0}` by the first argument. Arguments that it has no place for are left out.
[[nodiscard]] std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments);

/// Says a phrase in a language.
template <class... Arguments>
[[nodiscard]] std::string say(const Phrase& phrase, Language language, const Arguments&... arguments) {
  return fill(phrase.in(language), {std::string_view(arguments)...});
}

/// Says the phrase for one or for many; `{0}` of both is the number.
[[nodiscard]] std::string say_number(const Phrase& one, const Phrase& many, Language language, std::size_t number);

}  // namespace couvert
