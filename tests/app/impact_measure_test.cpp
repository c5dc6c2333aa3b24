// Impacts measured by the batch evaluator over pieces and threads are those that are counted dossier by dossier.
#include <gtest/gtest.h>

#include "app/impact.h"
#include "app/impact_json.h"
#include "app/impact_report.h"
#include "support/memory_book.h"
#include "support/small_impact.h"

namespace couvert {
namespace {

using testing::measure_small;
using testing::MemoryBook;
using testing::open_memory_book;
using testing::random_book;
using testing::SmallBook;
using testing::subject_of_reading;

std::string told(const ImpactSubject& subject, const ImpactFigures& figures) { return impact_json(report_impact(subject, figures, Language::en)); }

std::string measured(const ImpactSubject& subject, const std::vector<Dossier>& dossiers, std::size_t piece, std::size_t threads, bool twice = false) {
  const MemoryBook book{.layout = subject.before.columns, .dossiers = dossiers, .rows = dossiers.size(), .piece = piece};
  const auto source = open_memory_book(book);
  const auto again = open_memory_book(book);
  Progress silent;
  const TableResult<ImpactFigures> figures =
      measure_impact(subject, *source, twice ? again.get() : nullptr, {.threads = threads, .movers = 5}, silent);
  return figures ? told(subject, *figures) : figures.error().message;
}

TEST(impact_measure, finds_what_the_explaining_evaluator_finds) {
  struct Compared {
    const char* product;
    const char* reading;
    const char* option;
  };
  for (const auto& [product, reading, option] : {Compared{"vaudoise-hio-cyber", "security_properties", "all"},
                                                 Compared{"vaudoise-hio-cyber", "ransom_within_sublimit", "yes"},
                                                 Compared{"lalux-easypro-cyber", "rekeying_granted", "yes"}}) {
    const ImpactSubject subject = subject_of_reading(product, reading, option);
    const std::vector<Dossier> dossiers = random_book(product, 500, 21);
    const MemoryBook book{.layout = subject.before.columns, .dossiers = dossiers, .rows = dossiers.size()};
    SmallBook in_order;
    for (std::uint64_t row = 1; row <= book.rows; ++row) in_order.dossiers.push_back(dossier_of(book, row));
    EXPECT_EQ(measured(subject, dossiers, 500, 1), told(subject, measure_small(subject, in_order))) << reading;
  }
}

TEST(impact_measure, is_the_same_for_all_pieces_and_threads) {
  const ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "cyberattack_required", "yes");
  const std::vector<Dossier> dossiers = random_book("lalux-easypro-cyber", 700, 5);
  const std::string once = measured(subject, dossiers, 700, 1);
  for (const std::size_t piece : {1u, 64u, 333u}) {
    for (const std::size_t threads : {1u, 2u, 3u}) EXPECT_EQ(measured(subject, dossiers, piece, threads), once) << piece << " " << threads;
  }
}

/// Two readings of one table, as two editions with other columns need them.
TEST(impact_measure, reads_a_table_once_for_each_side) {
  const ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "cyberattack_required", "yes");
  const std::vector<Dossier> dossiers = random_book("lalux-easypro-cyber", 300, 5);
  EXPECT_EQ(measured(subject, dossiers, 100, 2, true), measured(subject, dossiers, 100, 2));
}

TEST(impact_measure, counts_rejected_rows_and_names_the_first) {
  const ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "cyberattack_required", "yes");
  MemoryBook book{.layout = subject.before.columns, .dossiers = random_book("lalux-easypro-cyber", 200, 5), .rows = 200, .piece = 64};
  book.wrong = {190, 70, 71};
  Progress silent;
  const TableResult<ImpactFigures> figures = measure_impact(subject, *open_memory_book(book), nullptr, {.threads = 3}, silent);
  ASSERT_TRUE(figures) << figures.error().message;
  EXPECT_EQ(figures->tally.rejected(), 3u);
  EXPECT_EQ(figures->tally.total().dossiers, 197u);
  ASSERT_TRUE(figures->first_reject);
  EXPECT_EQ(figures->first_reject->row, 70u);
}

TEST(impact_measure, ends_with_the_fault_of_the_table) {
  const ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "cyberattack_required", "yes");
  MemoryBook book{.layout = subject.before.columns, .dossiers = random_book("lalux-easypro-cyber", 10, 5), .rows = 200, .piece = 64};
  book.breaks_off_at = 150;
  Progress silent;
  for (const std::size_t threads : {1u, 3u}) EXPECT_FALSE(measure_impact(subject, *open_memory_book(book), nullptr, {.threads = threads}, silent));
}

TEST(impact_measure, refuses_a_table_that_changed_while_it_was_read) {
  const ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "cyberattack_required", "yes");
  const std::vector<Dossier> dossiers = random_book("lalux-easypro-cyber", 200, 5);
  const MemoryBook whole{.layout = subject.before.columns, .dossiers = dossiers, .rows = 200, .piece = 100};
  const MemoryBook shorter{.layout = subject.before.columns, .dossiers = dossiers, .rows = 150, .piece = 100};
  Progress silent;
  const TableResult<ImpactFigures> figures = measure_impact(subject, *open_memory_book(whole), open_memory_book(shorter).get(), {}, silent);
  ASSERT_FALSE(figures);
  EXPECT_EQ(figures.error().message, "the table changed while it was read");
}

}  // namespace
}  // namespace couvert
