#include "source/tree_builder.h"

#include <utility>

#include "base/ensure.h"
#include "base/text.h"

namespace couvert {
namespace {

Node node_of(Node::Kind kind, Place place) {
  Node node;
  node.kind = kind;
  node.place = place;
  return node;
}

/// The bytes of the file are checked before; an escape can still make what they may not contain.
void refuse_control_characters(Place place, std::string_view text) {
  if (first_invalid_utf8(text)) throw Refusal{"not_utf8", place, "an escape in this text makes a control character"};
}

}  // namespace

bool TreeBuilder::expects_key() const {
  return !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().has_key;
}

void TreeBuilder::count_node(Place place) {
  if (++nodes_ > limits_.nodes) throw Refusal{"too_many_nodes", place, "the text has more than " + std::to_string(limits_.nodes) + " values"};
}

void TreeBuilder::null(Place place) {
  count_node(place);
  if (expects_key()) throw Refusal{"malformed_document", place, "a key is empty"};
  add_value(node_of(Node::Kind::null, place));
}

void TreeBuilder::scalar(Place place, std::string text, bool quoted) {
  count_node(place);
  refuse_control_characters(place, text);
  if (expects_key()) return add_key(place, std::move(text), quoted);
  Node node = node_of(Node::Kind::scalar, place);
  node.text = std::move(text);
  node.quoted = quoted;
  add_value(std::move(node));
}

void TreeBuilder::begin(Node::Kind kind, Place place) {
  count_node(place);
  if (expects_key()) throw Refusal{"malformed_document", place, "a list or map stands where a key is needed"};
  if (open_.size() >= static_cast<std::size_t>(limits_.depth))
    throw Refusal{"nested_too_deep", place, "lists and maps are nested more than " + std::to_string(limits_.depth) + " deep"};
  open_.emplace_back();
  open_.back().node = node_of(kind, place);
}

void TreeBuilder::end() {
  ensure(!open_.empty() && !open_.back().has_key, "a list or map is ended once, and after a value");
  Node node = std::move(open_.back().node);
  open_.pop_back();
  add_value(std::move(node));
}

void TreeBuilder::add_key(Place place, std::string text, bool quoted) {
  if (text == "<<" && !quoted) throw Refusal{"malformed_document", place, "the merge key `<<` is not read here", "write the keys out"};
  OpenNode& map = open_.back();
  const auto [seen, is_new] = map.keys_seen.emplace(text, place);
  if (!is_new && repeated_keys_.size() < Diagnostics::limit) repeated_keys_.push_back({text, seen->second, place});
  map.is_repeated = !is_new;
  map.has_key = true;
  map.key = std::move(text);
  map.key_place = place;
}

void TreeBuilder::add_value(Node node) {
  if (open_.empty()) {
    ensure(!complete_, "a document is one value");
    document_ = std::move(node);
    complete_ = true;
    return;
  }
  OpenNode& parent = open_.back();
  if (parent.node.kind == Node::Kind::sequence) {
    parent.node.items.push_back(std::move(node));
    return;
  }
  if (!parent.is_repeated) parent.node.entries.push_back({std::move(parent.key), parent.key_place, std::move(node)});
  parent.has_key = false;
}

Node TreeBuilder::take_document() {
  ensure(complete_, "a document is taken when it is complete");
  complete_ = false;
  return std::move(document_);
}

}  // namespace couvert
