// Tallies against a plain loop over the decisions of the explaining evaluator; their sums add up, and merging knows no order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/impact_json.h"
#include "app/impact_report.h"
#include "program/decide.h"
#include "support/small_impact.h"

namespace couvert {
namespace {

using testing::book_of_cases;
using testing::measure_small;
using testing::random_book;
using testing::SmallBook;
using testing::subject_of_reading;

constexpr const char* hio = "vaudoise-hio-cyber";
constexpr const char* easypro = "lalux-easypro-cyber";

struct Compared {
  const char* product;
  const char* reading;
  const char* option;
};
constexpr Compared compared[] = {
    {hio, "ransom_within_sublimit", "yes"}, {hio, "issuer_duties", "duty"},          {hio, "security_properties", "all"},
    {hio, "costs_within_sum_insured", "no"}, {easypro, "rekeying_granted", "yes"},    {easypro, "cyberattack_required", "yes"},
    {easypro, "cover_trigger", "occurrence"}, {easypro, "liability_scope", "defence_only"},
};

/// The same figures by maps and loops.
struct Plain {
  std::map<std::tuple<Outcome, Outcome, Shift>, std::uint64_t> moves;
  std::map<std::string, std::int64_t> cover_change;
  std::map<std::string, std::uint64_t> cover_dossiers, gained, lost;
  std::map<std::string, std::int64_t> change_gained, change_lost;
  std::vector<std::pair<std::int64_t, std::uint64_t>> changes;  // with their rows
  std::map<std::size_t, std::uint64_t> sizes_more, sizes_less;
  std::int64_t due_before = 0, due_after = 0, most_before = 0, most_after = 0;
  std::uint64_t unbounded_before = 0, unbounded_after = 0;
};

std::set<std::string> clauses_of(const Decision& decision) {
  std::set<std::string> clauses;
  for (const CostDecision& cost : decision.costs) clauses.insert(cost.clauses.begin(), cost.clauses.end());
  return clauses;
}

bool is_same(const Decision& a, const Decision& b) {
  if (a.outcome != b.outcome || a.payable != b.payable || a.payable_at_most != b.payable_at_most || clauses_of(a) != clauses_of(b)) return false;
  for (std::size_t i = 0; i < a.costs.size(); ++i) {
    if (a.costs[i].outcome != b.costs[i].outcome || a.costs[i].payable != b.costs[i].payable) return false;
    if (a.costs[i].payable > 0 && a.costs[i].cover != b.costs[i].cover) return false;
  }
  return true;
}

void add_plainly(Plain& plain, std::uint64_t row, const Decision& a, const Decision& b) {
  const std::int64_t change = b.payable - a.payable;
  const Shift shift = is_same(a, b) ? Shift::same : change > 0 ? Shift::more : change < 0 ? Shift::less : Shift::restated;
  ++plain.moves[{a.outcome, b.outcome, shift}];
  plain.due_before += a.payable;
  plain.due_after += b.payable;
  if (!a.payable_at_most.minor) ++plain.unbounded_before;
  if (!b.payable_at_most.minor) ++plain.unbounded_after;
  if (a.payable_at_most.minor && b.payable_at_most.minor) {
    plain.most_before += *a.payable_at_most.minor;
    plain.most_after += *b.payable_at_most.minor;
  }
  if (change != 0) {
    plain.changes.emplace_back(change, row);
    const std::int64_t units = std::abs(change) / 100;
    ++(change > 0 ? plain.sizes_more : plain.sizes_less)[units == 0 ? 0 : std::to_string(units).size()];
  }
  std::map<std::string, bool> touched;
  for (std::size_t i = 0; i < a.costs.size(); ++i) {
    if (a.costs[i].cover == b.costs[i].cover && a.costs[i].payable == b.costs[i].payable) continue;
    plain.cover_change[a.costs[i].cover] -= a.costs[i].payable;
    plain.cover_change[b.costs[i].cover] += b.costs[i].payable;
    if (a.costs[i].payable > 0) touched[a.costs[i].cover] = true;
    if (b.costs[i].payable > 0) touched[b.costs[i].cover] = true;
  }
  for (const auto& [cover, is_touched] : touched) ++plain.cover_dossiers[cover];
  const std::set<std::string> before = clauses_of(a);
  const std::set<std::string> after = clauses_of(b);
  for (const std::string& id : after) {
    if (before.contains(id)) continue;
    ++plain.gained[id];
    plain.change_gained[id] += change;
  }
  for (const std::string& id : before) {
    if (after.contains(id)) continue;
    ++plain.lost[id];
    plain.change_lost[id] += change;
  }
}

Plain tally_plainly(const ImpactSubject& subject, const std::vector<Dossier>& book) {
  Plain plain;
  for (std::size_t row = 0; row < book.size(); ++row) {
    const Decision a = decide(*subject.before.wording, *subject.before.program, book[row], {subject.strict, Language::en});
    const Decision b = decide(*subject.after.wording, *subject.after.program, book[row], {subject.strict, Language::en});
    add_plainly(plain, row + 1, a, b);
  }
  return plain;
}

void expect_movers(std::vector<std::pair<std::int64_t, std::uint64_t>> changes, bool more, const std::vector<KeptMove>& kept, std::size_t most) {
  std::erase_if(changes, [more](const auto& change) { return (change.first > 0) != more; });
  std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
    return std::abs(a.first) != std::abs(b.first) ? std::abs(a.first) > std::abs(b.first) : a.second < b.second;
  });
  if (changes.size() > most) changes.resize(most);
  std::vector<std::pair<std::int64_t, std::uint64_t>> found;
  for (const KeptMove& move : kept) found.emplace_back(move.change(), move.row);
  EXPECT_EQ(found, changes);
}

void expect_plain(const ImpactFigures& figures, const Plain& plain, std::size_t movers) {
  const ImpactTally& tally = figures.tally;
  std::uint64_t moved = 0;
  for (std::size_t i = 0; i < move_kind_count; ++i) {
    const MoveKind kind = move_kind(i);
    const auto found = plain.moves.find({kind.before, kind.after, kind.shift});
    EXPECT_EQ(tally.of(kind).dossiers, found == plain.moves.end() ? 0 : found->second) << i;
    EXPECT_EQ(tally.of(kind).first.has_value(), tally.of(kind).dossiers > 0 && kind.shift != Shift::same) << i;
    if (kind.shift != Shift::same) moved += tally.of(kind).dossiers;
  }
  EXPECT_GT(moved, 0u) << "a comparison in which nothing moves shows nothing";
  const MoveTally total = tally.total();
  EXPECT_EQ(total.due_before, plain.due_before);
  EXPECT_EQ(total.due_after, plain.due_after);
  EXPECT_EQ(total.most_before, plain.most_before);
  EXPECT_EQ(total.most_after, plain.most_after);
  EXPECT_EQ(total.unbounded_before, plain.unbounded_before);
  EXPECT_EQ(total.unbounded_after, plain.unbounded_after);
  const auto at = [](const auto& map, const auto& key) { return map.contains(key) ? map.at(key) : 0; };
  for (std::size_t c = 0; c < figures.names.covers.size(); ++c) {
    const std::string& name = figures.names.covers[c].name;
    EXPECT_EQ(tally.covers()[c].more + tally.covers()[c].less, at(plain.cover_change, name)) << name;
    EXPECT_EQ(tally.covers()[c].dossiers, at(plain.cover_dossiers, name)) << name;
  }
  for (std::size_t c = 0; c < figures.names.clauses.size(); ++c) {
    const std::string& id = figures.names.clauses[c].name;
    EXPECT_EQ(tally.clauses()[c].gained, at(plain.gained, id)) << id;
    EXPECT_EQ(tally.clauses()[c].lost, at(plain.lost, id)) << id;
    EXPECT_EQ(tally.clauses()[c].change_gained, at(plain.change_gained, id)) << id;
    EXPECT_EQ(tally.clauses()[c].change_lost, at(plain.change_lost, id)) << id;
  }
  for (std::size_t b = 0; b < bucket_count; ++b) {
    EXPECT_EQ(tally.more()[b], at(plain.sizes_more, b)) << b;
    EXPECT_EQ(tally.less()[b], at(plain.sizes_less, b)) << b;
  }
  expect_movers(plain.changes, true, tally.largest_more(), movers);
  expect_movers(plain.changes, false, tally.largest_less(), movers);
}

void expect_that_sums_add_up(const ImpactFigures& figures) {
  Int128 by_cover = 0;
  for (const CoverTally& cover : figures.tally.covers()) by_cover += cover.more + cover.less;
  Int128 by_move = 0;
  std::uint64_t dossiers = 0;
  for (std::size_t i = 0; i < move_kind_count; ++i) {
    const MoveTally& move = figures.tally.of(move_kind(i));
    by_move += move.due_after - move.due_before;
    dossiers += move.dossiers;
    const bool moves_money = move_kind(i).shift == Shift::less || move_kind(i).shift == Shift::more;
    EXPECT_EQ(move.due_before != move.due_after, moves_money && move.dossiers > 0) << i;
  }
  const MoveTally total = figures.tally.total();
  EXPECT_EQ(total.dossiers, dossiers);
  EXPECT_EQ(total.due_after - total.due_before, by_move);
  EXPECT_EQ(total.due_after - total.due_before, by_cover);
}

TEST(impact_tally, counts_like_a_plain_loop_over_cases_and_random_dossiers) {
  for (const Compared& one : compared) {
    SCOPED_TRACE(one.reading);
    const ImpactSubject subject = subject_of_reading(one.product, one.reading, one.option);
    SmallBook book{book_of_cases(one.product)};
    const std::vector<Dossier> random = random_book(one.product, 300, 7);
    book.dossiers.insert(book.dossiers.end(), random.begin(), random.end());
    const ImpactFigures figures = measure_small(subject, book);
    expect_plain(figures, tally_plainly(subject, book.dossiers), book.movers);
    expect_that_sums_add_up(figures);
  }
}

TEST(impact_tally, does_not_depend_on_chunks_or_on_the_order_of_merging) {
  const ImpactSubject subject = subject_of_reading(easypro, "rekeying_granted", "yes");
  SmallBook book{book_of_cases(easypro)};
  const std::vector<Dossier> random = random_book(easypro, 260, 3);
  book.dossiers.insert(book.dossiers.end(), random.begin(), random.end());
  const auto told = [&] {
    const ImpactFigures figures = measure_small(subject, book);
    return impact_json(report_impact(subject, figures, Language::en));
  };
  const std::string once = told();
  for (const std::size_t chunk : {1u, 63u, 64u, 65u, 1000u}) {
    for (const std::size_t chunks_per_tally : {1u, 3u}) {
      for (const bool backwards : {false, true}) {
        book.chunk = chunk;
        book.chunks_per_tally = chunks_per_tally;
        book.backwards = backwards;
        EXPECT_EQ(told(), once) << chunk << " " << chunks_per_tally << " " << backwards;
      }
    }
  }
}

TEST(impact_tally, passes_over_rejected_rows_and_counts_them) {
  const ImpactSubject subject = subject_of_reading(hio, "ransom_within_sublimit", "yes");
  SmallBook book{book_of_cases(hio)};
  const std::uint64_t dossiers = book.dossiers.size();
  const ImpactFigures all = measure_small(subject, book);
  ASSERT_FALSE(all.tally.largest_less().empty());
  const std::uint64_t row = all.tally.largest_less().front().row;
  book.rejected = {static_cast<std::size_t>(row - 1), 0};
  const ImpactFigures fewer = measure_small(subject, book);
  EXPECT_EQ(fewer.tally.rejected(), row == 1 ? 1u : 2u);
  EXPECT_EQ(fewer.tally.total().dossiers + fewer.tally.rejected(), dossiers);
  EXPECT_TRUE(fewer.tally.largest_less().empty() || fewer.tally.largest_less().front().row != row);
  expect_that_sums_add_up(fewer);
}

/// Two editions number their clauses and covers differently; what has one name is one thing.
TEST(impact_names, pairs_by_name) {
  const ImpactNames names = impact_names({"1.1", "1.2"}, {"data", "card"}, {"1.2", "1.3"}, {"card", "ransom"});
  ASSERT_EQ(names.clauses.size(), 3u);
  EXPECT_EQ(names.clauses[1], (ImpactNames::Pair{"1.2", 1, 0}));
  EXPECT_EQ(names.clauses[2], (ImpactNames::Pair{"1.3", std::nullopt, 1}));
  EXPECT_EQ(names.covers[0], (ImpactNames::Pair{"data", 0, std::nullopt}));
  EXPECT_THAT(names.covers_before, ::testing::ElementsAre(0, 1));
  EXPECT_THAT(names.covers_after, ::testing::ElementsAre(1, 2));
}

}  // namespace
}  // namespace couvert
