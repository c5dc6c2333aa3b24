// `couvert test`: runs cases and prints what differs; the last line is `N passed, N failed`.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>

#include "app/case_report_json.h"
#include "app/run_cases.h"
#include "cli/verbs.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;

void print_failures(const CaseReport& report, std::ostream& out) {
  for (const CaseVerdict& verdict : report.verdicts) {
    if (verdict.passed) continue;
    out << "FAILED " << verdict.file;
    if (!verdict.title.empty()) out << ": " << verdict.title;
    if (!verdict.readings.empty()) out << " [" << verdict.readings << "]";
    out << '\n';
    for (const std::string& difference : verdict.differences) out << "  " << difference << '\n';
  }
}

std::string product_of(const std::string& edition) { return edition.substr(0, edition.find('@')); }

void print_gaps(const std::vector<CoveredCondition>& conditions, std::ostream& out) {
  for (const CoveredCondition& condition : conditions) {
    if (condition.is_complete()) continue;
    out << "  " << condition.clause << "  " << condition.statement << "  `" << condition.test << "`  never";
    if (!condition.seen_yes) out << " yes";
    if (!condition.seen_no) out << " no";
    if (!condition.seen_unknown) out << " unknown";
    out << '\n';
  }
}

/// A part of the cases says nothing of the whole text, so that its coverage is printed only where it is asked for.
void print_coverage(const CaseReport& report, const Command& command, std::ostream& out) {
  const std::vector<fs::path> paths(command.paths.begin(), command.paths.end());
  for (const ProductCoverage& product : report.coverage) {
    if (!command.coverage && !hold_all_cases(paths, command.wordings, product_of(product.product))) continue;
    const std::vector<CoveredCondition> conditions = product.coverage.conditions();
    const auto complete = std::count_if(conditions.begin(), conditions.end(), [](const CoveredCondition& c) { return c.is_complete(); });
    out << product.product << ": " << complete << " of " << conditions.size() << " conditions decided yes, no and unknown\n";
    if (command.coverage) print_gaps(conditions, out);
  }
}

/// The directory of wordings in which the cases lie. Errors   several different ones: printed, nothing then
std::optional<std::string> wordings_of(const std::vector<fs::path>& paths, Io& io) {
  const fs::path first = wordings_around(paths.front());
  for (const fs::path& path : paths) {
    const fs::path other = wordings_around(path);
    std::error_code error;
    if (other == first || fs::equivalent(other, first, error)) continue;
    const auto named = [](const fs::path& folder) { return folder.empty() ? std::string("no directory of wordings") : "`" + folder.generic_string() + "`"; };
    io.err << "couvert: `" << paths.front().generic_string() << "` lies in " << named(first) << ", `" << path.generic_string() << "` in "
           << named(other) << "\n  hint: name the wordings with --wordings DIR\n";
    return std::nullopt;
  }
  return first.generic_string();
}

/// Runs the cases by the wordings among which they lie: whoever tests a directory means its texts, not those built in.
int run_in(const std::string& wordings, const Command& command, Io& io) {
  Result<Library> library = Library::open(wordings);
  if (!library) {
    io.err << "couvert: " << library.error().message << '\n';
    return exit_world;
  }
  Engine engine(std::move(*library));
  Command there = command;
  there.wordings = wordings;
  return run_test(there, engine, io);
}

bool all_hold_cases(const std::vector<fs::path>& paths, Io& io) {
  bool all = true;
  for (const fs::path& path : paths) {
    const auto files = find_case_files({path});
    if (!files || !files->empty()) continue;
    io.err << "couvert: no cases under `" << path.generic_string() << "`\n";
    all = false;
  }
  return all;
}

}  // namespace

int run_test(const Command& command, Engine& engine, Io& io) {
  const std::vector<fs::path> paths(command.paths.begin(), command.paths.end());
  if (command.wordings.empty()) {
    const auto around = wordings_of(paths, io);
    if (!around) return exit_usage;
    if (!around->empty()) return run_in(*around, command, io);
  }
  const auto files = find_case_files(paths);
  if (!files) {
    io.err << "couvert: " << files.error().message << '\n';
    return exit_world;
  }
  if (!all_hold_cases(paths, io)) return exit_wrong_text;
  Diagnostics diagnostics;
  CaseReport outcome = run_cases(engine, *files, command.accept, diagnostics);
  outcome.wordings = command.wordings;
  for (const Diagnostic& diagnostic : diagnostics.all()) io.err << format_diagnostic(diagnostic) << '\n';
  if (command.json) {
    io.out << case_report_json(outcome);
  } else {
    io.out << "wordings: " << (outcome.wordings.empty() ? "built in" : outcome.wordings) << '\n';
    print_failures(outcome, io.out);
    for (const std::string& file : outcome.rewritten) io.out << "accepted " << file << '\n';
    print_coverage(outcome, command, io.out);
    io.out << outcome.verdicts.size() - outcome.failed() << " passed, " << outcome.failed() << " failed\n";
  }
  const bool nothing_failed = outcome.failed() == 0 || command.accept;
  return nothing_failed && !diagnostics.has_errors() ? exit_done : exit_wrong_text;
}

}  // namespace couvert
