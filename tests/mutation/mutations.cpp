#include "mutation/mutations.h"

#include <cctype>
#include <string_view>

namespace couvert::mutation {
namespace {

bool starts_with_word(std::string_view line, std::string_view word) {
  return line.substr(0, word.size()) == word && (line.size() == word.size() || line[word.size()] == ' ');
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-'; }

/// Lines that carry texts for people, or names alone: nothing in them decides.
bool is_for_people(std::string_view line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start == std::string_view::npos) return true;
  const std::string_view words = line.substr(start);
  for (const std::string_view first : {"#", "fr", "de", "en", "title", "question", "because", "label", "source", "no rule", "input", "option", "cash", "deadline",
                                       "scope", "interest", "at the latest", "moved", "refund", "paid within", "thirty_360", "not due", "termination"}) {
    if (starts_with_word(words, first)) return true;
  }
  return false;
}

class Finder {
 public:
  explicit Finder(const std::string& text) : text_(text) {}

  std::vector<Mutation> run() {
    bool in_rules = false;
    for (std::size_t start = 0; start < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', start), text_.size());
      ++line_;
      start_ = start;
      content_ = std::string_view(text_).substr(start, end - start);
      if (starts_with_word(content_, "```rules")) in_rules = true;
      else if (starts_with_word(content_, "```")) in_rules = false;
      else if (in_rules && !is_for_people(content_)) mutate_line(end);
      start = end + 1;
    }
    return std::move(found_);
  }

 private:
  void add(std::size_t column, std::size_t length, std::string replacement, std::string what) {
    found_.push_back({start_ + column, length, std::move(replacement), std::move(what), line_});
  }

  void mutate_line(std::size_t end) {
    whole_line(end);
    for (std::size_t at = 0; at < content_.size();) {
      if (content_[at] == '"' || content_[at] == '#') return;
      if (!is_word(content_[at])) {
        ++at;
        continue;
      }
      std::size_t stop = at;
      while (stop < content_.size() && is_word(content_[stop])) ++stop;
      word(at, std::string(content_.substr(at, stop - at)));
      at = stop;
    }
  }

  /// Lines that a wording could have forgotten. A statement goes with its continuation.
  void whole_line(std::size_t end) {
    const std::size_t indent = content_.find_first_not_of(' ');
    const std::string_view words = content_.substr(indent);
    if (indent == 0) {
      for (const std::string_view first : {"exclusion", "reduction", "condition", "notice", "excuse", "override", "off every cost", "other insurance", "presume"}) {
        if (starts_with_word(words, first) || (words.substr(0, first.size()) == first && words[first.size()] == ':')) {
          std::size_t stop = end;
          while (stop + 1 < text_.size() && text_[stop + 1] == ' ') stop = std::min(text_.find('\n', stop + 1), text_.size());
          found_.push_back({start_, stop - start_, "", "drop the statement", line_});
        }
      }
      return;
    }
    for (const std::string_view first : {"requires", "after", "free of", "sublimit", "shares", "strict", "breach", "before sublimit", "grants", "pays", "last day"}) {
      if (!starts_with_word(words, first)) continue;
      // A line that goes on below is left out with what belongs to it only where that is one line; the checker refuses the rest.
      add(0, content_.size(), "", "drop the line");
    }
  }

  void word(std::size_t at, const std::string& word) {
    const std::string before(content_.substr(0, at));
    if (word == "not" && !before.ends_with("breach ")) add(at, 4, "", "drop `not`");
    if (word == "and") {
      add(at, 3, "or", "`and` to `or`");
      drop_conjunct(at);
    }
    if (word == "or") add(at, 2, "and", "`or` to `and`");
    if (word == "yes" || word == "no") {
      const bool decides = before.ends_with("= ") && content_.find("reading ") != 0;
      if (decides) add(at, word.size(), word == "yes" ? "no" : "yes", "turn `" + word + "` round");
    }
    number(at, word);
    option(at, word);
  }

  void number(std::size_t at, const std::string& word) {
    for (const char c : word) {
      if (std::isdigit(static_cast<unsigned char>(c)) == 0) return;
    }
    add(at, word.size(), std::to_string(std::stol(word) + 1), word + " to " + std::to_string(std::stol(word) + 1));
  }

  /// One word less on either side of an `and`, where a whole conjunct is one word.
  void drop_conjunct(std::size_t at) {
    std::size_t stop = at + 4;
    if (content_.substr(std::min(stop, content_.size()), 4) == "not ") stop += 4;
    const std::size_t first = stop;
    while (stop < content_.size() && is_word(content_[stop])) ++stop;
    if (stop == first) return;
    const std::string_view rest = content_.substr(stop);
    const bool is_alone = rest.empty() || rest.substr(0, 5) == " and " || rest.substr(0, 4) == " or " || rest[0] == ')' || rest.substr(0, 5) == " for " ||
                          rest.substr(0, 6) == " when ";
    if (is_alone) add(at - 1, stop - at + 1, "", "drop `" + std::string(content_.substr(at, stop - at)) + "`");
  }

  /// Options in a list of `in (a, b)`, kinds of a cover or an exclusion.
  void option(std::size_t at, const std::string& word) {
    const std::size_t stop = at + word.size();
    const std::string_view rest = content_.substr(stop);
    const bool follows_comma = at >= 2 && content_.substr(at - 2, 2) == ", ";
    if (follows_comma) add(at - 2, word.size() + 2, "", "drop `, " + word + "`");
    else if (rest.substr(0, 2) == ", " && at > 0 && (content_[at - 1] == '(' || content_[at - 1] == ' ')) add(at, word.size() + 2, "", "drop `" + word + ", `");
  }

  const std::string& text_;
  std::vector<Mutation> found_;
  std::string_view content_;
  std::size_t start_ = 0;
  int line_ = 0;
};

}  // namespace

std::vector<Mutation> mutations_of(const std::string& text) { return Finder(text).run(); }

}  // namespace couvert::mutation
