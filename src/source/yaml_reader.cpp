#include "source/yaml_reader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "source/place_cursor.h"

namespace couvert {
namespace {

/// What the library says, in words that help to mend the text. The first entry whose `theirs` begins the message counts.
struct FaultWords {
  std::string_view theirs;
  std::string_view code;
  std::string_view message;
  std::string_view hint;
};

// clang-format off
const FaultWords fault_words[] = {
    {YAML::ErrorMsg::END_OF_SEQ_FLOW,     "malformed_document", "a list in `[ ]` lacks a `,` or its end", ""},
    {YAML::ErrorMsg::END_OF_MAP_FLOW,     "malformed_document", "a map in `{ }` lacks a `,` or its end", ""},
    {YAML::ErrorMsg::END_OF_SEQ,          "malformed_document", "this does not belong to the list above", "items of one list begin with `- ` in the same column"},
    {YAML::ErrorMsg::END_OF_MAP,          "malformed_document", "this does not belong to the map above", "keys of one map stand in the same column"},
    {YAML::ErrorMsg::FLOW_END,            "malformed_document", "a bracket is closed that was not opened", ""},
    {YAML::ErrorMsg::BLOCK_ENTRY,         "malformed_document", "`- ` cannot begin an item here", "a list begins on a line of its own, indented with spaces"},
    {YAML::ErrorMsg::MAP_KEY,             "malformed_document", "a key cannot begin here", ""},
    {YAML::ErrorMsg::MAP_VALUE,           "malformed_document", "`:` cannot stand here", "put a text that contains `: ` in quotes; a key stands on one line and is short"},
    {YAML::ErrorMsg::TAB_IN_INDENTATION,  "malformed_document", "a tab indents this line", "indent with spaces"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN,       "malformed_document", "a text cannot begin with this character", "put it in quotes"},
    {YAML::ErrorMsg::EOF_IN_SCALAR,       "malformed_document", "a text in quotes does not end", ""},
    {YAML::ErrorMsg::DOC_IN_SCALAR,       "malformed_document", "a text in quotes does not end before `---` or `...`", ""},
    {YAML::ErrorMsg::INVALID_ESCAPE,      "malformed_document", "no such escape in a text in quotes", "write a backslash as `\\\\`"},
    {YAML::ErrorMsg::INVALID_UNICODE,     "malformed_document", "an escape in this text is no character", ""},
    {YAML::ErrorMsg::INVALID_HEX,         "malformed_document", "an escape lacks hexadecimal digits", ""},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR,      "anchor_or_alias",    "aliases are not read here", "write the value out, or put it in quotes if it begins with `*`"},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND,     "anchor_or_alias",    "aliases are not read here", "write the value out, or put it in quotes if it begins with `*`"},
    {YAML::ErrorMsg::CHAR_IN_ALIAS,       "anchor_or_alias",    "aliases are not read here", "write the value out, or put it in quotes if it begins with `*`"},
    {YAML::ErrorMsg::ALIAS_CONTENT,       "anchor_or_alias",    "aliases are not read here", ""},
    {YAML::ErrorMsg::MULTIPLE_ALIASES,    "anchor_or_alias",    "aliases are not read here", ""},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND,    "anchor_or_alias",    "anchors are not read here", "put a text that begins with `&` in quotes"},
    {YAML::ErrorMsg::CHAR_IN_ANCHOR,      "anchor_or_alias",    "anchors are not read here", "put a text that begins with `&` in quotes"},
    {YAML::ErrorMsg::MULTIPLE_ANCHORS,    "anchor_or_alias",    "anchors are not read here", ""},
    {YAML::ErrorMsg::MULTIPLE_TAGS,       "malformed_document", "tags are not read here", "put a text that begins with `!` in quotes"},
    {YAML::ErrorMsg::TAG_WITH_NO_SUFFIX,  "malformed_document", "tags are not read here", "put a text that begins with `!` in quotes"},
    {YAML::ErrorMsg::CHAR_IN_TAG_HANDLE,  "malformed_document", "tags are not read here", "put a text that begins with `!` in quotes"},
    {YAML::ErrorMsg::END_OF_VERBATIM_TAG, "malformed_document", "tags are not read here", "put a text that begins with `!` in quotes"},
    {YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK, "malformed_document", "a text after `|` or `>` cannot have the indent 0", ""},
    {YAML::ErrorMsg::CHAR_IN_BLOCK,       "malformed_document", "nothing may follow `|` or `>` on its line", ""},
    {"",                                  "malformed_document", "this is no YAML", ""},
};
// clang-format on

Refusal refusal_of(const std::string& message, Place place) {
  for (const FaultWords& words : fault_words) {
    if (message.starts_with(words.theirs)) return {std::string{words.code}, place, std::string{words.message}, std::string{words.hint}};
  }
  return {"malformed_document", place, "this is no YAML"};
}

/// Whether the quotes opened at the front of `text` are closed again; the library takes the end of the text for a quote after a line break.
bool is_closed(std::string_view text) {
  const char quote = text.front();
  std::size_t at = 1;
  while (at < text.size()) {
    if (quote == '"' && text[at] == '\\') {
      at += 2;
    } else if (text[at] != quote) {
      ++at;
    } else if (quote == '\'' && text.substr(at + 1).starts_with(quote)) {
      at += 2;
    } else {
      return true;
    }
  }
  return false;
}

/// Hands the library's events to the builder and refuses what a dossier does not need.
class Events : public YAML::EventHandler {
 public:
  Events(const SourceFile& file, std::size_t start, TreeBuilder& builder)
      : text_(file.text()), start_(start), places_(file, start), builder_(builder) {}

  Place place_of(const YAML::Mark& mark) { return places_.place_of(offset_of(mark)); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (builder_.has_document())
      throw Refusal{"malformed_document", place_of(mark), "something stands after the end of the document", "a text is one document"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { builder_.null(place_of(mark)); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { throw refusal_of(YAML::ErrorMsg::UNKNOWN_ANCHOR, place_of(mark)); }

  void OnAnchor(const YAML::Mark& mark, const std::string& /*name*/) override {
    throw refusal_of(YAML::ErrorMsg::ANCHOR_NOT_FOUND, place_of(mark));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/, const std::string& value) override {
    refuse_tag(mark, tag);
    const std::string_view written = text_.substr(std::min(offset_of(mark), text_.size()));
    const bool in_quotes = written.starts_with('"') || written.starts_with('\'');
    if (in_quotes && !is_closed(written)) throw refusal_of(YAML::ErrorMsg::EOF_IN_SCALAR, place_of(mark));
    builder_.scalar(place_of(mark), value, tag == "!");
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {
    refuse_tag(mark, tag);
    builder_.begin(Node::Kind::sequence, place_of(mark));
  }
  void OnSequenceEnd() override { builder_.end(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {
    refuse_tag(mark, tag);
    builder_.begin(Node::Kind::map, place_of(mark));
  }
  void OnMapEnd() override { builder_.end(); }

 private:
  [[nodiscard]] std::size_t offset_of(const YAML::Mark& mark) const { return start_ + static_cast<std::size_t>(std::max(mark.pos, 0)); }

  /// The library's own tags are `?` for plain and `!` for other scalars; the latter can be written as well, and then stands at the mark.
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    const bool written = text_.substr(std::min(offset_of(mark), text_.size())).starts_with('!');
    const bool own = tag.empty() || tag == "?" || tag == "!";
    if (written || !own) throw refusal_of(YAML::ErrorMsg::MULTIPLE_TAGS, place_of(mark));
  }

  std::string_view text_;
  std::size_t start_;
  PlaceCursor places_;
  TreeBuilder& builder_;
};

}  // namespace

void read_yaml(const SourceFile& file, std::size_t start, TreeBuilder& builder) {
  Events events{file, start, builder};
  try {
    std::istringstream stream{std::string{file.text()}};
    YAML::Parser parser{stream};
    while (parser.HandleNextDocument(events)) {
    }
  } catch (const YAML::Exception& exception) {
    throw refusal_of(exception.msg, events.place_of(exception.mark));
  }
}

}  // namespace couvert
