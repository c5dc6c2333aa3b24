// Brings dossiers in columns into the forms of the hand-written programs, so that all programs decide the same book.
// What is resolved here, before the hand-written decisions and outside their time: answers of a cost go before the incident's,
// presumptions and defaults fill what was left out, instants become local days, options and kinds take the numbers used here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "facts/column_layout.h"
#include "facts/dossier_chunk.h"
#include "facts/form.h"
#include "handwritten_hio_columns.h"
#include "handwritten_hio_structs.h"

namespace couvert::yardstick {

/// The local days of instants, from a table of midnights.
class LocalDays {
 public:
  explicit LocalDays(const Zone& zone);
  [[nodiscard]] std::int32_t operator()(std::int64_t seconds) const;

 private:
  Zone zone_;
  std::vector<std::int64_t> midnights_;  // from 1970 on
};

/// Reads the chunks of one product, the household cyber cover. Its memory is reused.
class HioReader {
 public:
  HioReader(const ColumnLayout& layout, const Form& form);

  /// Unknown  what is open counts as left out; only dossiers that decide without it are meant
  void read(const DossierChunk& chunk, HioColumns& columns);

 private:
  struct Place {
    ColumnId of_dossier = 0, of_cost = 0;
  };
  using Codes = std::vector<std::uint8_t>;  // by the number of an option, the one used here

  [[nodiscard]] ColumnId dossier_column(std::string_view name) const;
  [[nodiscard]] Place fact(std::string_view name) const;
  [[nodiscard]] Codes codes(const ColumnSpec& spec, std::vector<std::string_view> names) const;

  void read_policies(const DossierChunk& chunk, HioColumns& out) const;
  void read_truths(const DossierChunk& chunk, HioColumns& out);
  void read_options(const DossierChunk& chunk, HioColumns& out);
  void read_numbers(const DossierChunk& chunk, HioColumns& out);
  void read_amounts_off(const DossierChunk& chunk, HioColumns& out);
  /// What each cost has: its own, else the incident's, else the default.
  template <class T, class Take>
  void resolve(const DossierChunk& chunk, Place place, T if_left_out, const Take& take, T* out);

  const ColumnLayout& layout_;
  LocalDays days_;
  std::vector<std::uint32_t> dossier_of_;  // by cost
  std::vector<std::int64_t> of_incident_;  // by dossier, of the fact just read
  std::vector<std::uint8_t> answers_;      // by cost, of the fact just read
};

/// The same dossiers as structs.
void to_book(const HioColumns& columns, HioBook& book);

}  // namespace couvert::yardstick
