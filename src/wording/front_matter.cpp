#include "wording/front_matter.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "source/document.h"
#include "wording/parse_parts.h"

namespace couvert {
namespace {

struct TextKey {
  std::string_view name;
  Word FrontMatter::*value;
};
constexpr std::array<TextKey, 9> text_keys = {{{"product", &FrontMatter::product},
                                               {"module", &FrontMatter::module},
                                               {"edition", &FrontMatter::edition},
                                               {"title", &FrontMatter::title},
                                               {"language", &FrontMatter::language},
                                               {"currency", &FrontMatter::currency},
                                               {"timezone", &FrontMatter::timezone},
                                               {"cite", &FrontMatter::cite},
                                               {"source", &FrontMatter::source}}};
struct DayKey {
  std::string_view name;
  std::optional<Day> FrontMatter::*value;
};
constexpr std::array<DayKey, 2> day_keys = {
    {{"in_force_from", &FrontMatter::in_force_from}, {"contracts_from", &FrontMatter::contracts_from}}};

constexpr std::array<std::string_view, 5> needed_by_products = {"edition", "title", "language", "currency", "timezone"};
constexpr std::size_t max_entries = 64;
constexpr std::string_view limit_of_each_cover = "limit.<cover>";

/// The text between the marks, its line numbers kept, and where the rest begins.
struct Cut {
  std::string front;
  MarkdownStart body;
};

bool is_mark(std::string_view line) { return line.starts_with("---") && line.find_first_not_of(" \t\r", 3) == std::string_view::npos; }

std::optional<Cut> cut(std::string_view text) {
  Cut found;
  std::size_t line_start = 0;
  for (std::int32_t line = 1; line_start < text.size(); ++line) {
    const std::size_t line_end = std::min(text.find('\n', line_start), text.size());
    const std::string_view content = text.substr(line_start, line_end - line_start);
    if (line == 1 && !is_mark(content)) return std::nullopt;
    line_start = std::min(line_end + 1, text.size());
    if (line > 1 && is_mark(content)) {
      found.body = {line_start, line + 1};
      return found;
    }
    // The first mark becomes an empty line, so that places in the front matter are places in the file.
    if (line > 1) found.front += content;
    found.front += '\n';
  }
  return std::nullopt;
}

class FrontMatterReader {
 public:
  FrontMatterReader(const SourceFile& file, FrontMatter& front, Diagnostics& diagnostics)
      : file_(file), front_(front), diagnostics_(diagnostics) {}

  void read(const Node& root) {
    if (root.kind != Node::Kind::map) {
      diagnostics_.error("malformed_front_matter", file_, {1, 1}, "the front matter is no list of `key: value`");
      return;
    }
    for (const Node::Entry& entry : root.entries) read_entry(entry);
    check_needed();
  }

 private:
  void read_entry(const Node::Entry& entry) {
    if (entry.key == "uses") return read_uses(entry);
    if (entry.key == "schedule") return read_schedule(entry);
    for (const TextKey& key : text_keys) {
      if (entry.key == key.name) return read_text(entry, front_.*key.value);
    }
    for (const DayKey& key : day_keys) {
      if (entry.key == key.name) return read_day(entry, front_.*key.value);
    }
    diagnostics_.error("unknown_key", file_, entry.key_place, quoted(entry.key) + " is no key of a front matter",
                       did_you_mean(entry.key, known_keys()));
  }

  static std::vector<std::string> known_keys() {
    std::vector<std::string> keys = {"uses", "schedule"};
    for (const TextKey& key : text_keys) keys.emplace_back(key.name);
    for (const DayKey& key : day_keys) keys.emplace_back(key.name);
    return keys;
  }

  bool is_scalar(std::string_view key, const Node& value) {
    if (value.kind == Node::Kind::scalar && !value.text.empty()) return true;
    diagnostics_.error("wrong_type", file_, value.place, quoted(key) + " takes one text");
    return false;
  }

  void read_text(const Node::Entry& entry, Word& word) {
    if (is_scalar(entry.key, entry.value)) word = {entry.value.text, entry.value.place};
  }

  void read_day(const Node::Entry& entry, std::optional<Day>& day) {
    if (!is_scalar(entry.key, entry.value)) return;
    day = parse_day(entry.value.text);
    if (day) return;
    diagnostics_.error("malformed_date", file_, entry.value.place, quoted(entry.value.text) + " is no day of the calendar",
                       "a day is written 2022-01-01");
  }

  void read_uses(const Node::Entry& entry) {
    if (entry.value.kind != Node::Kind::sequence) {
      diagnostics_.error("wrong_type", file_, entry.value.place, "`uses` takes a list of modules", "for example `[vocabulary, law/ch-lca]`");
      return;
    }
    if (!has_few_entries("uses", entry, entry.value.items.size())) return;
    for (const Node& item : entry.value.items) {
      if (is_scalar("uses", item)) front_.uses.push_back({item.text, item.place});
    }
  }

  void read_schedule(const Node::Entry& entry) {
    if (entry.value.kind != Node::Kind::map) {
      diagnostics_.error("wrong_type", file_, entry.value.place, "`schedule` takes keys with their types",
                         "for example `deductible: money = 0`");
      return;
    }
    if (!has_few_entries("schedule", entry, entry.value.entries.size())) return;
    for (const Node::Entry& key : entry.value.entries) read_schedule_key(key);
  }

  bool has_few_entries(std::string_view key, const Node::Entry& entry, std::size_t count) {
    if (count <= max_entries) return true;
    diagnostics_.error("too_many", file_, entry.key_place, quoted(key) + " has more than " + std::to_string(max_entries) + " entries");
    return false;
  }

  void read_schedule_key(const Node::Entry& entry) {
    if (!is_name(entry.key) && entry.key != limit_of_each_cover) {
      diagnostics_.error("malformed_front_matter", file_, entry.key_place, quoted(entry.key) + " is no key of a schedule",
                         "names have small letters, digits, `_` and `.` only");
      return;
    }
    if (entry.key.size() > max_name_bytes) {
      diagnostics_.error("too_long", file_, entry.key_place, "a name has at most " + std::to_string(max_name_bytes) + " bytes");
      return;
    }
    if (!is_scalar(entry.key, entry.value)) return;
    ScheduleSyntax key{.name = {entry.key, entry.key_place}};
    if (read_schedule_value(entry.value, key)) front_.schedule.push_back(std::move(key));
  }

  bool read_schedule_value(const Node& value, ScheduleSyntax& key) {
    std::vector<Token> tokens;
    lex_line({value.text, value.place}, tokens);
    const Place end = {value.place.line, value.place.column + static_cast<std::int32_t>(value.text.size())};
    TokenReader in(file_, std::move(tokens), end, diagnostics_);
    key.type = parse_type(in);
    if (in.accept("=")) {
      if (in.accept("reading")) {
        key.default_reading = in.take_name("a reading");
      } else if (in.now().kind == TokenKind::number) {
        const Token number = in.now();
        in.take_whole_number();
        key.default_value = Word{std::string(number.text), number.place};
      } else {
        key.default_value = in.take_name("a value");
      }
    }
    in.require_end();
    return !in.failed();
  }

  void check_needed() {
    const bool is_product = !front_.product.text.empty();
    const bool is_module = !front_.module.text.empty();
    if (is_product && is_module) {
      diagnostics_.error("malformed_front_matter", file_, front_.module.place, "a file is a `product` or a `module`, not both");
    } else if (!is_product && !is_module) {
      diagnostics_.error("missing_key", file_, {1, 1}, "the front matter has neither `product` nor `module`");
    }
    if (!is_product) return;
    for (const TextKey& key : text_keys) {
      const bool is_needed = std::find(needed_by_products.begin(), needed_by_products.end(), key.name) != needed_by_products.end();
      if (is_needed && (front_.*key.value).text.empty()) {
        diagnostics_.error("missing_key", file_, {1, 1}, "the front matter of a product has no " + quoted(key.name));
      }
    }
  }

  const SourceFile& file_;
  FrontMatter& front_;
  Diagnostics& diagnostics_;
};

}  // namespace

MarkdownStart read_front_matter(const SourceFile& file, FrontMatter& front, Diagnostics& diagnostics) {
  auto parts = cut(file.text());
  if (!parts) {
    diagnostics.error("malformed_front_matter", file, {1, 1}, "the file does not begin with a front matter",
                      "it stands between two lines `---` at the top");
    return {};
  }
  const SourceFile front_file(file.name(), std::move(parts->front));
  const DocumentLimits limits{.bytes = 1u << 20, .depth = 4, .nodes = 4096};
  if (const auto root = read_document(front_file, limits, diagnostics)) FrontMatterReader(front_file, front, diagnostics).read(*root);
  return parts->body;
}

}  // namespace couvert
