// Which columns of an Arrow table state which columns of a layout, found once and checked by name and type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/arrow_schema.h"
#include "facts/column_layout.h"
#include "facts/form.h"

namespace couvert {

struct BoundColumn {
  ColumnId id = 0;
  std::uint16_t values = no_slot;  // no_slot: only `.open` is there
  std::uint16_t open = no_slot;
  ArrowType type;                  // of the values
  bool is_dictionary = false;
  ArrowType index;                 // of a dictionary
};

/// A column of options whose words stand in a dictionary.
struct DictionaryUse {
  std::int64_t dictionary = 0;
  std::uint16_t slot = no_slot;
  ArrowType type;                    // of the words
  std::vector<std::string> options;  // of the layout
};

struct ArrowBinding {
  std::vector<ArrowField> fields;  // of the schema, with slots where they are read
  std::size_t slots = 0;
  std::vector<BoundColumn> of_dossier, of_cost;
  std::uint16_t costs = no_slot;   // the list
  std::uint16_t cost = no_slot;    // the structures in it
  bool has_large_offsets = false;
  std::vector<DictionaryUse> dictionaries;
  ColumnPresence presence;
};

/// Errors   a name that the layout does not have, a column twice, a type that cannot state it, a required column that is missing, another
///          currency; all of them together, one per line
[[nodiscard]] TableResult<ArrowBinding> bind_columns(const ArrowSchema& schema, const Form& form, const ColumnLayout& layout);

/// A name of the file for messages: in backticks, cut short where it is very long, replaced where it is no text.
[[nodiscard]] std::string shown_name(std::string_view name);

}  // namespace couvert
