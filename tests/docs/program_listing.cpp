#include "docs/program_listing.h"

#include <array>

#include <fmt/format.h>

#include "program/missing.h"

namespace couvert::docs {
namespace {

bool gives_number(Op op) { return op >= Op::constant_number; }

std::string operation(Op op) {
  static constexpr std::array names = {"constant_truth",  "load_truth",  "test_option", "negate", "both",     "either",   "compare",   "any_cost",
                                       "constant_number", "load_number", "add_months",  "add",    "subtract", "multiply", "percent_of"};
  return names.at(static_cast<std::size_t>(op));
}

std::string operands(const Instruction& i) {
  switch (i.op) {
    case Op::constant_truth: return i.number != 0 ? "yes" : "no";
    case Op::constant_number: return std::to_string(i.number);
    case Op::load_truth:
    case Op::load_number: return fmt::format("#{}", i.a);
    case Op::test_option: return fmt::format("#{} options {:b}", i.a, i.number);
    case Op::negate:
    case Op::any_cost: return fmt::format("t{}", i.a);
    case Op::both:
    case Op::either: return fmt::format("t{} t{}", i.a, i.b);
    case Op::compare: return fmt::format("n{} n{} comparison {}", i.a, i.b, i.number);
    case Op::add_months: return fmt::format("n{} months {}", i.a, i.number);
    case Op::percent_of: return fmt::format("n{} ppm {}", i.a, i.number);
    case Op::add:
    case Op::subtract:
    case Op::multiply: return fmt::format("n{} n{}", i.a, i.b);
  }
  return {};
}

std::string name_of_statement(const Wording& wording, StatementId id) {
  const StatementInfo& statement = wording.statements[id];
  return std::string(name_of(statement.nature)) + (statement.name.empty() ? "" : " " + statement.name);
}

}  // namespace

std::vector<std::string> program_listing(const Wording& wording, const Program& program) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < program.slots.size(); ++i) lines.push_back(fmt::format("#{}  {}", i, slot_name(wording, program.slots[i])));
  for (const Instruction& i : program.instructions) {
    const bool is_constant = i.op == Op::constant_truth;
    lines.push_back(fmt::format("{}{:<3} {:<15} {:<16} {}", gives_number(i.op) ? 'n' : 't', i.result, operation(i.op), operands(i),
                                is_constant ? "" : name_of_statement(wording, i.statement)));
    while (lines.back().ends_with(' ')) lines.back().pop_back();
  }
  for (const EventSlot& event : program.events) lines.push_back(fmt::format("{}: t{}", name_of_statement(wording, event.statement), event.truth));
  for (const Cover& cover : program.covers) {
    std::string line = fmt::format("{}:", name_of_statement(wording, cover.statement));
    if (cover.after) line += fmt::format(" after t{}", *cover.after);
    for (const KindsIf& requirement : cover.requirements) line += fmt::format(" requires t{}", requirement.holds);
    if (cover.own_pool >= 0) line += fmt::format(" pool {}", cover.own_pool);
    lines.push_back(line);
  }
  for (std::size_t p = 0; p < program.pools.size(); ++p) {
    if (program.pools[p].cap) lines.push_back(fmt::format("pool {}: n{}", p, *program.pools[p].cap));
  }
  for (const Exclusion& exclusion : program.exclusions) {
    lines.push_back(fmt::format("{}: t{}", name_of_statement(wording, exclusion.statement), exclusion.truth));
  }
  for (const PresumedFact& presumed : program.presumptions) {
    lines.push_back(fmt::format("presume #{} = {}", presumed.fact, presumed.value));
  }
  lines.push_back(fmt::format("limit: n{}", program.limit));
  return lines;
}

}  // namespace couvert::docs
