#include "wording/parse_parts.h"

#include <algorithm>
#include <array>
#include <string>

#include "wording/parse_expression.h"

namespace couvert {
namespace {

const std::vector<std::string>& type_names() {
  static const std::vector<std::string> names = {"bool", "money", "count", "percent", "date", "datetime"};
  return names;
}

bool take_label(TokenReader& in, Labels& labels) {
  const Place place = in.now().place;
  std::string* text = nullptr;
  if (in.accept("fr")) {
    text = &labels.fr;
  } else if (in.accept("de")) {
    text = &labels.de;
  } else if (in.accept("en")) {
    text = &labels.en;
  } else {
    return false;
  }
  refuse_second(in, !text->empty(), place, "language of one label");
  *text = in.take_string("a text in quotes");
  if (labels.place.line == 0) labels.place = place;
  return !in.failed();
}

}  // namespace

Labels parse_labels(TokenReader& in) {
  Labels labels;
  while (take_label(in, labels)) {
  }
  return labels;
}

Labels parse_required_labels(TokenReader& in) {
  Labels labels = parse_labels(in);
  if (labels.place.line == 0) in.fail_expected();
  return labels;
}

std::vector<Word> parse_names(TokenReader& in, std::string_view what) {
  std::vector<Word> names;
  do {
    names.push_back(in.take_name(what));
  } while (in.accept(","));
  return names;
}

std::vector<Word> parse_options(TokenReader& in, std::string_view separator) {
  std::vector<Word> options;
  do {
    options.push_back(in.take_name("an option"));
    if (options.size() > max_options) {
      in.fail("too_many", options.back().place, "more than " + std::to_string(max_options) + " options");
    }
  } while (in.accept(separator));
  return options;
}

Guard parse_when(TokenReader& in, Tree& tree) {
  Guard guard;
  if (in.accept("when")) guard.when = parse_expression(in, tree);
  return guard;
}

Guard parse_guard(TokenReader& in, Tree& tree) {
  std::optional<Day> contracts_from;
  if (in.accept("for contracts from")) contracts_from = in.take_day();
  Guard guard = parse_when(in, tree);
  guard.contracts_from = contracts_from;
  return guard;
}

TypeSyntax parse_type(TokenReader& in) {
  const Token first = in.now();
  if (in.ahead(1).kind == TokenKind::symbol && in.ahead(1).text == "|") return {.options = parse_options(in, "|")};
  TypeSyntax type{.name = in.take_name("a type")};
  const auto& known = type_names();
  if (!in.failed() && std::find(known.begin(), known.end(), type.name.text) == known.end()) {
    in.fail("unknown_type", first.place, quoted(first.text) + " is no type; types are bool, money, count, percent, date, datetime, or options separated by `|`",
            did_you_mean(first.text, known));
  }
  return type;
}

std::optional<Word> parse_optional_name(TokenReader& in, std::string_view what) {
  if (in.at(":")) return std::nullopt;
  return in.take_name(what);
}

void refuse_second(TokenReader& in, bool is_second, Place place, std::string_view what) {
  if (is_second) in.fail("malformed_statement", place, "a second " + std::string(what));
}

}  // namespace couvert
