// Builds the tree of a document from what a reader meets, and enforces there, once for all readers, what a document may be.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/document.h"

namespace couvert {

/// Thrown while reading, to stop at once; never leaves `read_document`.
struct Refusal {
  std::string code;
  Place place;
  std::string message;
  std::string hint = {};
};

struct RepeatedKey {
  std::string key;
  Place first;
  Place again;
};

/// Legal calls: one value, where a value is `null`, `scalar`, or `begin`, any values, `end`; in a map every second value is of a key.
/// Errors   throws `Refusal`
class TreeBuilder {
 public:
  explicit TreeBuilder(const DocumentLimits& limits) : limits_(limits) {}
  void null(Place place);
  void scalar(Place place, std::string text, bool quoted);
  void begin(Node::Kind kind, Place place);
  void end();

  [[nodiscard]] bool has_document() const { return complete_; }
  [[nodiscard]] Node take_document();
  [[nodiscard]] const std::vector<RepeatedKey>& repeated_keys() const { return repeated_keys_; }

 private:
  struct OpenNode {
    Node node;
    bool has_key = false;  // of a map: a key was read, its value comes next
    bool is_repeated = false;
    std::string key;
    Place key_place;
    std::unordered_map<std::string, Place> keys_seen;
  };

  [[nodiscard]] bool expects_key() const;
  void count_node(Place place);
  void add_key(Place place, std::string text, bool quoted);
  void add_value(Node node);

  DocumentLimits limits_;
  std::vector<OpenNode> open_;
  Node document_;
  bool complete_ = false;
  std::size_t nodes_ = 0;
  std::vector<RepeatedKey> repeated_keys_;
};

}  // namespace couvert
