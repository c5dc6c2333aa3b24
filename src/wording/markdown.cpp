#include "wording/markdown.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "wording/markdown_form.h"
#include "wording/token_reader.h"

namespace couvert {
namespace {

struct NodeFree {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorFree {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view{} : std::string_view(literal);
}

/// Calls `see` for every node from `root` on that is entered; never recursive, for quotes and lists nest as deep as a line is long.
template <class See>
void walk(cmark_node* root, See see) {
  const std::unique_ptr<cmark_iter, IteratorFree> iterator(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator.get())) {
    if (event == CMARK_EVENT_ENTER) see(cmark_iter_get_node(iterator.get()));
  }
}

std::string plain_text(cmark_node* root) {
  std::string text;
  walk(root, [&text](cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) text += literal_of(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) text += ' ';
  });
  return text;
}

class MarkdownReader {
 public:
  MarkdownReader(const SourceFile& file, MarkdownStart start, Diagnostics& diagnostics)
      : file_(file), lines_above_(start.line - 1), diagnostics_(diagnostics) {}

  void read(cmark_node* document) {
    for (cmark_node* node = cmark_node_first_child(document); node != nullptr; node = cmark_node_next(node)) {
      const cmark_node_type type = cmark_node_get_type(node);
      if (type == CMARK_NODE_HEADING) {
        heading(node);
      } else if (type == CMARK_NODE_CODE_BLOCK) {
        block(node);
      } else {
        walk(node, [this](cmark_node* inner) { paragraph(inner); });
      }
    }
  }

  std::vector<MarkdownPart> parts;

 private:
  Place place_of(cmark_node* node) const { return {cmark_node_get_start_line(node) + lines_above_, 1}; }

  void heading(cmark_node* node) {
    const Place place = place_of(node);
    if (!file_.line(place.line).starts_with("#")) {
      return refuse(place, "a heading that is underlined or indented", "headings begin with `#` in column one");
    }
    parts.push_back({.kind = MarkdownPart::Kind::heading, .level = cmark_node_get_heading_level(node), .text = plain_text(node), .place = place});
  }

  void paragraph(cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK && is_rules(node)) {
      return refuse(place_of(node), "rules inside a list or a quotation", "a block of rules stands by itself, in column one");
    }
    if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return;
    parts.push_back({.kind = MarkdownPart::Kind::paragraph, .text = plain_text(node), .place = place_of(node)});
  }

  static bool is_rules(cmark_node* node) { return info_of(node) == "rules"; }

  static std::string_view info_of(cmark_node* node) {
    const char* info = cmark_node_get_fence_info(node);
    return info == nullptr ? std::string_view{} : std::string_view(info);
  }

  void block(cmark_node* node) {
    int length = 0;
    int offset = 0;
    char mark = 0;
    if (cmark_node_get_fenced(node, &length, &offset, &mark) == 0) return;
    const Place place = place_of(node);
    if (!is_rules(node)) return refuse_near_rules(node, place);
    const std::string_view literal = literal_of(node);
    const auto lines = static_cast<std::int32_t>(std::count(literal.begin(), literal.end(), '\n'));
    parts.push_back({.kind = MarkdownPart::Kind::rules, .place = place, .first_line = place.line + 1, .last_line = place.line + lines});
  }

  /// Another kind of block is an illustration; but one that was meant to be rules must not go unread.
  void refuse_near_rules(cmark_node* node, Place place) {
    const std::string_view info = info_of(node);
    if (info.empty()) return refuse(place, "a block that does not say what it is", "a block of rules begins with three backticks and `rules`");
    const std::string hint = did_you_mean(info, {"rules"});
    if (!hint.empty() || info.starts_with("rules")) refuse(place, "a block of " + quoted(info) + ", which is not read", "a block of rules says `rules`");
  }

  void refuse(Place place, std::string message, std::string hint) {
    diagnostics_.error("malformed_markdown", file_, place, std::move(message), std::move(hint));
  }

  const SourceFile& file_;
  std::int32_t lines_above_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<MarkdownPart> read_markdown(const SourceFile& file, MarkdownStart start, Diagnostics& diagnostics) {
  if (!check_markdown_form(file, start, diagnostics)) return {};
  const std::string_view body = file.text().substr(start.offset);
  const std::unique_ptr<cmark_node, NodeFree> document(cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT));
  MarkdownReader reader(file, start, diagnostics);
  reader.read(document.get());
  return std::move(reader.parts);
}

}  // namespace couvert
