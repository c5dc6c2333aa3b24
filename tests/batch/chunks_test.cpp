// How a book is cut, by which instructions it is decided, and what is wrong or empty in it, changes no other row.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/synthetic_book.h"
#include "batch/evaluate_batch.h"
#include "batch/kernels.h"
#include "program/compile.h"
#include "support/batch_comparison.h"
#include "support/cases.h"

namespace couvert {
namespace {

using ::testing::Each;
using ::testing::IsEmpty;
using testing::batch_differences;

constexpr std::size_t rows = 3'001;  // the last word is not full
constexpr std::size_t one_chunk = 4'096;

/// A product with a synthetic book, of which one in twenty facts is open.
struct Book {
  std::shared_ptr<const Wording> wording;
  std::shared_ptr<const Program> program;
  ColumnLayout layout;
  ColumnPresence presence;
  DecisionLayout names;

  explicit Book(const std::string& product) {
    Diagnostics diagnostics;
    const auto edition = testing::builtin_engine().library().find(product, "2024-01", Day{});
    wording = testing::builtin_engine().wording(*edition, diagnostics);
    program = std::make_shared<const Program>(compile(*wording, adopted_readings(wording->form)));
    layout = ColumnLayout::of(wording->form);
    presence = open()->presence();
    names = decision_layout(*wording, *program);
  }
  [[nodiscard]] std::unique_ptr<DossierSource> open() const {
    return synthetic_book(wording, layout, {.rows = rows, .seed = 3, .unknown_ppm = 50'000}, {});
  }
  [[nodiscard]] BatchEvaluator evaluator() const { return {wording, program, layout, presence, false}; }
  [[nodiscard]] DecisionBlock empty_block() const {
    DecisionBlock block;
    block.start(names, 1, rows);
    return block;
  }
};

const std::vector<const Book*>& books() {
  static const Book household("vaudoise-hio-cyber"), practice("lalux-easypro-cyber");
  static const std::vector<const Book*> both = {&household, &practice};
  return both;
}

using SeeChunk = std::function<void(ChunkStorage&, std::size_t first)>;

/// Reads a book in chunks of some dossiers at most.
void read_book(const Book& book, std::size_t most, const SeeChunk& see) {
  ChunkStorage storage(book.layout, book.presence);
  std::vector<Reject> rejects;
  std::size_t first = 0;
  const auto source = book.open();
  while (const auto piece = std::move(*source->next())) {
    const auto reader = piece->open();
    for (; reader->next(most, storage, rejects); first += storage.dossiers()) see(storage, first);
  }
  ASSERT_EQ(first, rows);
  ASSERT_THAT(rejects, IsEmpty());
}

struct Decided {
  DecisionBlock block;
  CostDecisions costs;  // of all chunks
};

template <class T>
void append(AlignedVector<T>& all, const AlignedVector<T>& more) { all.insert(all.end(), more.begin(), more.end()); }

Decided decide_in_chunks(const Book& book, std::size_t most) {
  Decided decided{book.empty_block(), {}};
  BatchEvaluator evaluator = book.evaluator();
  read_book(book, most, [&](ChunkStorage& storage, std::size_t first) {
    evaluator.evaluate(storage.view(), decided.block, first);
    append(decided.costs.outcomes, evaluator.costs().outcomes);
    append(decided.costs.covers, evaluator.costs().covers);
    append(decided.costs.payable, evaluator.costs().payable);
  });
  return decided;
}

void expect_same(const DecisionBlock& a, const DecisionBlock& b, const std::string& where) {
  EXPECT_EQ(a.dossiers, b.dossiers) << where;
  EXPECT_TRUE(a.decided == b.decided) << where;
  EXPECT_TRUE(a.outcomes == b.outcomes) << where;
  EXPECT_TRUE(a.payable == b.payable) << where;
  EXPECT_TRUE(a.payable_at_most == b.payable_at_most) << where;
  EXPECT_TRUE(a.at_most_known == b.at_most_known) << where;
  EXPECT_TRUE(a.clauses == b.clauses) << where;
  EXPECT_TRUE(a.missing == b.missing) << where;
  EXPECT_TRUE(a.assumed == b.assumed) << where;
}

void expect_same(const Decided& a, const Decided& b, const std::string& where) {
  expect_same(a.block, b.block, where);
  EXPECT_TRUE(a.costs.outcomes == b.costs.outcomes) << where;
  EXPECT_TRUE(a.costs.covers == b.costs.covers) << where;
  EXPECT_TRUE(a.costs.payable == b.costs.payable) << where;
}

/// All that a block says of a row.
std::vector<std::int64_t> row_of(const DecisionBlock& block, std::size_t row) {
  const auto bit = [row](const AlignedVector<Word>& plane) { return bit_of(plane.data(), row) ? 1 : 0; };
  std::vector<std::int64_t> all = {bit(block.decided), block.outcomes[row], block.payable[row], block.payable_at_most[row], bit(block.at_most_known)};
  for (const auto* planes : {&block.clauses, &block.missing, &block.assumed}) {
    for (const AlignedVector<Word>& plane : *planes) all.push_back(bit(plane));
  }
  return all;
}

bool has_any(const std::vector<AlignedVector<Word>>& planes) {
  return std::any_of(planes.begin(), planes.end(), [](const AlignedVector<Word>& plane) {
    return std::any_of(plane.begin(), plane.end(), [](Word word) { return word != 0; });
  });
}

/// Without that, equal blocks would say little.
TEST(chunks, the_books_are_decided_in_every_way) {
  for (const Book* book : books()) {
    const Decided all = decide_in_chunks(*book, one_chunk);
    std::map<int, std::size_t> outcomes, costs;
    std::size_t open = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      EXPECT_TRUE(bit_of(all.block.decided.data(), row)) << row;
      ++outcomes[all.block.outcomes[row]];
      open += bit_of(all.block.at_most_known.data(), row) ? 0U : 1U;
    }
    for (const std::uint8_t outcome : all.costs.outcomes) ++costs[outcome];
    EXPECT_EQ(outcomes.size(), 4U);
    EXPECT_EQ(costs.size(), 4U);
    EXPECT_GT(open, 0U);
    EXPECT_TRUE(has_any(all.block.clauses) && has_any(all.block.missing) && has_any(all.block.assumed));
  }
}

TEST(chunks, of_any_size_make_the_same_block) {
  for (const Book* book : books()) {
    const Decided whole = decide_in_chunks(*book, one_chunk);
    for (const std::size_t most : {std::size_t{64}, std::size_t{192}, std::size_t{2'048}}) {
      expect_same(decide_in_chunks(*book, most), whole, book->wording->form.product + " in chunks of " + std::to_string(most));
    }
  }
}

/// Asks for one set of instructions while it lives.
class AskForInstructions {
 public:
  explicit AskForInstructions(const char* name) { ::setenv(variable, name, 1); }
  ~AskForInstructions() { before_.empty() ? ::unsetenv(variable) : ::setenv(variable, before_.c_str(), 1); }
  AskForInstructions(const AskForInstructions&) = delete;
  AskForInstructions& operator=(const AskForInstructions&) = delete;

 private:
  static constexpr const char* variable = "COUVERT_INSTRUCTIONS";
  std::string before_ = std::getenv(variable) == nullptr ? "" : std::getenv(variable);
};

TEST(chunks, decided_by_any_instructions_make_the_same_block) {
  std::size_t count = 0;
  const Kernels* const* sets = runnable_kernels(count);
  for (const Book* book : books()) {
    const Decided usual = decide_in_chunks(*book, 192);
    for (std::size_t i = 0; i < count; ++i) {
      const AskForInstructions asked(sets[i]->name);
      ASSERT_EQ(&kernels(), sets[i]);
      expect_same(decide_in_chunks(*book, 192), usual, book->wording->form.product + " by " + sets[i]->name);
    }
  }
}

TEST(chunks, write_their_own_rows_only) {
  for (const Book* book : books()) {
    const Decided whole = decide_in_chunks(*book, one_chunk);
    constexpr std::size_t first_row = 1'920, chunk = 192;
    const DecisionBlock empty = book->empty_block();
    DecisionBlock block = empty;
    BatchEvaluator evaluator = book->evaluator();
    read_book(*book, chunk, [&](ChunkStorage& storage, std::size_t first) {
      if (first == first_row) evaluator.evaluate(storage.view(), block, first);
    });
    for (std::size_t row = 0; row < rows; ++row) {
      const bool is_own = row >= first_row && row < first_row + chunk;
      ASSERT_EQ(row_of(block, row), row_of(is_own ? whole.block : empty, row)) << row;
    }
  }
}

/// Takes back what was read of a row, as a reader leaves one that it cannot read to its end.
void forget(const Book& book, ChunkStorage& storage, std::size_t row) {
  const auto clear = [](ChunkStorage::WritableColumn column, std::size_t at) {
    if (!column) return;
    const Word others = ~(Word{1} << (at % word_bits));
    for (Word* plane : {column.known, column.open, column.bits}) {
      if (plane != nullptr) plane[at / word_bits] &= others;
    }
    if (column.codes != nullptr) column.codes[at] = 0;
    if (column.numbers != nullptr) column.numbers[at] = 0;
  };
  for (std::size_t c = 0; c < book.layout.of_dossier.size(); ++c) clear(storage.of_dossier(static_cast<ColumnId>(c)), row);
  for (std::size_t cost = storage.first_cost()[row]; cost < storage.first_cost()[row + 1]; ++cost) {
    for (std::size_t c = 0; c < book.layout.of_cost.size(); ++c) clear(storage.of_cost(static_cast<ColumnId>(c)), cost);
  }
}

TEST(chunks, rejected_rows_come_out_empty_and_change_no_other) {
  const auto is_wrong = [](std::size_t row) { return row % 7 == 0 || row / word_bits == 5 || row == rows - 1; };
  for (const Book* book : books()) {
    const Decided whole = decide_in_chunks(*book, one_chunk);
    for (const std::size_t most : {std::size_t{64}, one_chunk}) {
      DecisionBlock block = book->empty_block();
      BatchEvaluator evaluator = book->evaluator();
      read_book(*book, most, [&](ChunkStorage& storage, std::size_t first) {
        for (std::size_t row = 0; row < storage.dossiers(); ++row) {
          if (!is_wrong(first + row)) continue;
          if ((first + row) % 2 == 0) forget(*book, storage, row);
          storage.reject(row);
        }
        evaluator.evaluate(storage.view(), block, first);
      });
      for (std::size_t row = 0; row < rows; ++row) {
        if (is_wrong(row)) ASSERT_THAT(row_of(block, row), Each(0)) << row;
        else ASSERT_EQ(row_of(block, row), row_of(whole.block, row)) << row;
      }
    }
  }
}

std::vector<Dossier> dossiers_of(const Book& book) {
  std::vector<Dossier> dossiers;
  read_book(book, one_chunk, [&](ChunkStorage& storage, std::size_t) {
    for (std::size_t row = 0; row < storage.dossiers(); ++row) dossiers.push_back(dossier_at(book.layout, book.wording->form, storage.view(), row));
  });
  return dossiers;
}

DecisionBlock decide_dossiers(const Book& book, const std::vector<Dossier>& dossiers) {
  ChunkStorage storage(book.layout, all_columns(book.layout));
  write_dossiers(book.layout, dossiers, storage);
  BatchEvaluator evaluator(book.wording, book.program, book.layout, all_columns(book.layout), false);
  DecisionBlock block;
  block.start(book.names, 1, dossiers.size());
  evaluator.evaluate(storage.view(), block, 0);
  return block;
}

TEST(chunks, dossiers_without_costs_stand_between_others) {
  const auto has_none = [](std::size_t row) { return row % 5 == 0 || row / word_bits == 3 || row == rows - 1; };
  for (const Book* book : books()) {
    std::vector<Dossier> dossiers = dossiers_of(*book);
    const DecisionBlock whole = decide_dossiers(*book, dossiers);
    expect_same(whole, decide_in_chunks(*book, one_chunk).block, "read back and written");
    for (std::size_t row = 0; row < rows; ++row) {
      if (has_none(row)) dossiers[row].costs.clear();
    }
    const DecisionBlock block = decide_dossiers(*book, dossiers);
    for (std::size_t row = 0; row < rows; ++row) {
      if (!has_none(row)) ASSERT_EQ(row_of(block, row), row_of(whole, row)) << row;
      else ASSERT_EQ(static_cast<Outcome>(block.outcomes[row]), Outcome::pending) << row;
    }
    dossiers.resize(1'000);
    EXPECT_THAT(batch_differences(book->wording, book->program, dossiers, false), IsEmpty());
  }
}

TEST(chunks, in_which_no_dossier_has_costs) {
  for (const Book* book : books()) {
    std::vector<Dossier> dossiers = dossiers_of(*book);
    dossiers.resize(100);
    for (Dossier& dossier : dossiers) dossier.costs.clear();
    EXPECT_THAT(batch_differences(book->wording, book->program, dossiers, false), IsEmpty());
  }
}

TEST(chunks, of_no_dossiers_decide_nothing) {
  for (const Book* book : books()) {
    const Decided whole = decide_in_chunks(*book, one_chunk);
    DecisionBlock block = book->empty_block();
    BatchEvaluator evaluator = book->evaluator();
    ChunkStorage none(book->layout, book->presence);
    none.start(0, 0);
    const auto decide_none = [&](std::size_t first) {
      evaluator.evaluate(none.view(), block, first);
      EXPECT_THAT(evaluator.costs().outcomes, IsEmpty());
      EXPECT_THAT(evaluator.costs().covers, IsEmpty());
      EXPECT_THAT(evaluator.costs().payable, IsEmpty());
    };
    decide_none(0);
    expect_same(block, book->empty_block(), "before any other");
    read_book(*book, one_chunk, [&](ChunkStorage& storage, std::size_t first) { evaluator.evaluate(storage.view(), block, first); });
    decide_none(0);
    decide_none(2'048);
    expect_same(block, whole.block, "before and after others");
  }
}

}  // namespace
}  // namespace couvert
