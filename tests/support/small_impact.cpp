#include "support/small_impact.h"

#include <algorithm>
#include <random>
#include <stdexcept>

#include "support/cases.h"
#include "support/decided_chunk.h"

namespace couvert::testing {
namespace {

std::vector<std::string> cover_names(const Wording& wording) {
  std::vector<std::string> names;
  for (const CoverRule& cover : wording.covers) names.push_back(cover.name);
  return names;
}

void add_chunk(const ImpactSubject& subject, const ImpactNames& names, const std::vector<Dossier>& dossiers, const std::vector<std::size_t>& rejected,
               std::uint64_t first_row, ImpactTally& tally) {
  const ColumnLayout& columns = *subject.before.columns;
  ChunkStorage storage(columns, all_columns(columns));
  write_dossiers(columns, dossiers, storage);
  const DossierChunk chunk = storage.view();
  const auto before = decide_one_by_one(*subject.before.wording, *subject.before.program, dossiers, first_row, subject.strict, rejected);
  const auto after = decide_one_by_one(*subject.after.wording, *subject.after.program, dossiers, first_row, subject.strict, rejected);
  tally.add(names, first_row, {chunk, before.block, before.costs}, {chunk, after.block, after.costs});
  for (KeptMove* kept : tally.to_take_out()) {
    const auto row = static_cast<std::size_t>(kept->row - first_row);
    kept->dossier = std::make_shared<const KeptDossier>(KeptDossier{dossier_at(columns, subject.before.wording->form, chunk, row), std::nullopt});
  }
}

/// Answers a few questions otherwise: by another answer, by none, or by not knowing.
void change_facts(const Vocabulary& vocabulary, std::mt19937& random, std::vector<Value>& facts) {
  for (std::size_t f = 0; f < facts.size(); ++f) {
    const Fact& fact = vocabulary.facts[f];
    if (random() % 12 != 0 || (fact.type != FactType::truth && fact.type != FactType::option)) continue;
    const std::size_t answers = fact.type == FactType::truth ? 2 : fact.options.size();
    const std::size_t answer = random() % (answers + 2);
    facts[f] = answer < answers ? known(static_cast<std::int64_t>(answer)) : answer == answers ? unknown_value() : Value{};
  }
}

}  // namespace

ImpactSubject subject_of_reading(const std::string& product, const std::string& reading, const std::string& option) {
  Engine& engine = builtin_engine();
  Diagnostics diagnostics;
  const auto edition = engine.library().find(product, "2024-01", Day{});
  const std::shared_ptr<const Wording> wording = engine.wording(*edition, diagnostics);
  ReadingChoice choice = adopted_readings(wording->form);
  const SourceFile arguments("test", "");
  const auto before = impact_side(wording, engine.program(wording, choice));
  if (!choose_readings(*wording, {{reading, option}}, choice, arguments, {}, diagnostics)) throw std::runtime_error("no such reading: " + reading);
  return {"book.arrow", before, impact_side(wording, engine.program(wording, choice)), false};
}

std::vector<Dossier> book_of_cases(const std::string& product) {
  std::vector<Dossier> book;
  for (const OpenedCase& one : all_cases()) {
    if (one.opened.wording->form.product == product) book.push_back(one.opened.dossier);
  }
  return book;
}

std::vector<Dossier> random_book(const std::string& product, std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<Dossier> cases = book_of_cases(product);
  const Vocabulary& vocabulary = *case_named(product, product == "vaudoise-hio-cyber" ? "H02" : "L03").opened.wording->form.vocabulary;
  std::vector<Dossier> book;
  while (book.size() < count) {
    Dossier dossier = cases[random() % cases.size()];
    change_facts(vocabulary, random, dossier.incident.facts);
    for (Cost& cost : dossier.costs) {
      if (is_known(cost.amount)) cost.amount.number = static_cast<std::int64_t>(random() % 3'000'000);
      if (random() % 10 == 0) cost.amount = unknown_value();
    }
    book.push_back(std::move(dossier));
  }
  return book;
}

ImpactFigures measure_small(const ImpactSubject& subject, const SmallBook& book) {
  const std::vector<std::string> clauses_before = clause_layout(*subject.before.wording).clauses;
  const std::vector<std::string> clauses_after = clause_layout(*subject.after.wording).clauses;
  const ImpactNames names = impact_names(clauses_before, cover_names(*subject.before.wording), clauses_after, cover_names(*subject.after.wording));
  const int decimals = subject.before.wording->form.currency.decimals();
  std::vector<ImpactTally> tallies;
  std::size_t chunks = 0;
  for (std::size_t first = 0; first < book.dossiers.size(); first += book.chunk) {
    if (chunks++ % book.chunks_per_tally == 0) tallies.emplace_back(names, book.movers, decimals);
    const std::size_t last = std::min(first + book.chunk, book.dossiers.size());
    std::vector<std::size_t> rejected;
    for (const std::size_t row : book.rejected) {
      if (row >= first && row < last) rejected.push_back(row - first);
    }
    const auto begin = book.dossiers.begin();
    const auto at = [&begin](std::size_t row) { return begin + static_cast<std::ptrdiff_t>(row); };
    add_chunk(subject, names, {at(first), at(last)}, rejected, first + 1, tallies.back());
  }
  if (book.backwards) std::reverse(tallies.begin(), tallies.end());
  ImpactFigures figures{names, ImpactTally(names, book.movers, decimals), std::nullopt};
  for (const ImpactTally& tally : tallies) figures.tally.merge(tally);
  return figures;
}

}  // namespace couvert::testing
