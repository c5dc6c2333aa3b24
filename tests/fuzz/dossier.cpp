// Any bytes as a dossier: the reader reports what is wrong, and what it accepts is decided with sums that are right.
// The first byte chooses the product by whose form the rest is read, and how presumptions are taken.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "facts/acceptance_case.h"
#include "facts/read_dossier.h"
#include "program/compile.h"
#include "program/decide.h"
#include "wording/library.h"

namespace {

using namespace couvert;

struct Product {
  std::shared_ptr<const Wording> wording;
  Program program;
};

Product load(const char* name) {
  const Library library = Library::builtin();
  Diagnostics diagnostics;
  const auto edition = library.find(name, std::nullopt, Day{20'500});
  if (!edition) std::abort();
  auto wording = library.load(*edition, diagnostics);
  if (wording == nullptr) std::abort();
  Program program = compile(*wording, adopted_readings(wording->form));
  return {std::move(wording), std::move(program)};
}

const Product& product_of(std::uint8_t byte) {
  static const Product products[] = {load("vaudoise-hio-cyber"), load("lalux-easypro-cyber")};
  return products[byte & 1];
}

void must(bool holds) {
  if (!holds) std::abort();
}

/// Claimed is payable plus what was cut, and payable is within claimed and at most.
void check_sums(const Decision& decision) {
  std::int64_t total = 0;
  for (const CostDecision& cost : decision.costs) {
    must(cost.payable >= 0 && cost.granted >= 0);
    std::int64_t sum = cost.payable;
    for (const Cut& cut : cost.cuts) {
      must(cut.minor > 0);
      sum += cut.minor;
    }
    if (cost.outcome == CostOutcome::covered) must(cost.claimed.minor == sum);
    if (cost.claimed.minor) total += *cost.claimed.minor;
  }
  must(decision.claimed == total && decision.payable <= decision.claimed);
  must(!decision.payable_at_most.minor || *decision.payable_at_most.minor >= decision.payable);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const Product& product = product_of(bytes[0]);
  const bool strict = (bytes[0] & 2) != 0;
  const SourceFile file("fuzzed.yaml", std::string(reinterpret_cast<const char*>(bytes + 1), size - 1));
  Diagnostics diagnostics;
  const auto root = read_document(file, {}, diagnostics);
  must(root.has_value() || diagnostics.has_errors());
  if (!root) return 0;
  const auto head = read_dossier_head(*root, file, diagnostics);
  must(head.has_value() || diagnostics.has_errors());
  Diagnostics of_dossier;
  const auto dossier = read_dossier(*root, product.wording->form, file, of_dossier, case_keys());
  must(dossier.has_value() != of_dossier.has_errors());
  if (!dossier) return 0;
  Evaluation evaluation;
  evaluate(*product.wording, product.program, *dossier, strict, evaluation);
  const Decision decision = describe(*product.wording, product.program, *dossier, evaluation, {.strict = strict});
  check_sums(decision);
  must(!decision_json(decision).empty());
  // What was read can be written and read again.
  const SourceFile again("again.yaml", format_dossier(*dossier, product.wording->form));
  Diagnostics of_again;
  const auto second_root = read_document(again, {}, of_again);
  must(second_root.has_value());
  const auto second = read_dossier(*second_root, product.wording->form, again, of_again);
  must(second.has_value() && *second == *dossier);
  return 0;
}
