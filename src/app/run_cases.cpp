#include "app/run_cases.h"

#include <algorithm>
#include <memory>

#include "app/calculation_cases.h"
#include "base/file.h"
#include "facts/acceptance_case.h"
#include "program/decide.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_case_bytes = 8u << 20;

bool is_case_name(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

bool lies_under_cases(const fs::path& path, const fs::path& root) {
  if (root.filename() == "cases" || root.parent_path().filename() == "cases") return true;
  for (const fs::path& part : path.lexically_relative(root).parent_path()) {
    if (part == "cases") return true;
  }
  return false;
}

std::string text_of(const Wording& wording, const std::vector<std::pair<ReadingId, std::uint8_t>>& readings) {
  std::string text;
  for (const auto& [id, option] : readings) {
    const Reading& reading = wording.form.readings[id];
    text += (text.empty() ? "" : ", ") + reading.name + ": " + reading.options[option];
  }
  return text;
}

class CaseRun {
 public:
  CaseRun(Engine& engine, bool accept, Diagnostics& diagnostics, CaseReport& report)
      : engine_(engine), accept_(accept), diagnostics_(diagnostics), report_(report) {}

  void file(const fs::path& path) {
    const Result<std::string> text = read_file(path, max_case_bytes);
    if (!text) return broken(path.string(), text.error().message);
    const auto source = std::make_shared<const SourceFile>(path.string(), *text);
    Diagnostics found;
    const std::optional<Node> root = read_document(*source, {}, found);
    if (root && is_calculation_list(*root)) calculations(*root, *source, found);
    else if (root) dossier(source, found);
    if (found.has_errors()) broken(path.string(), "cannot be read");
    for (const Diagnostic& d : found.all()) diagnostics_.add(d);
  }

 private:
  void broken(const std::string& file, const std::string& why) { report_.verdicts.push_back({file, "", "", false, {why}}); }

  void dossier(const std::shared_ptr<const SourceFile>& source, Diagnostics& found) {
    const std::optional<OpenedDossier> opened = open_dossier(engine_, source, found, case_keys());
    if (!opened) return;
    const std::optional<AcceptanceCase> expected =
        read_acceptance_case(opened->root, opened->dossier, opened->wording->form, *source, found);
    if (!expected) return;
    const std::size_t first = report_.verdicts.size();
    CaseDecisions actual;
    actual.main = run_one(*opened, *source, {}, expected->expect);
    for (const Alternative& alternative : expected->alternatives)
      actual.alternatives.push_back(run_one(*opened, *source, alternative.readings, alternative.expect));
    const bool all_met = std::all_of(report_.verdicts.begin() + static_cast<std::ptrdiff_t>(first), report_.verdicts.end(),
                                     [](const CaseVerdict& v) { return v.passed; });
    if (accept_ && !all_met) accept(*opened, *source, *expected, actual);
  }

  Decision run_one(const OpenedDossier& opened, const SourceFile& source, const std::vector<std::pair<ReadingId, std::uint8_t>>& readings,
                   const Expectation& expected) {
    ReadingChoice choice = opened.program->readings;
    for (const auto& [id, option] : readings) choice[id] = option;
    const std::shared_ptr<const Program> program = engine_.program(opened.wording, choice);
    evaluate(*opened.wording, *program, opened.dossier, false, evaluation_);
    coverage_of(opened.wording).add(*opened.wording, *program, evaluation_);
    Decision decision = describe(*opened.wording, *program, opened.dossier, evaluation_, {});
    std::vector<std::string> found = differences(expected, decision);
    const bool passed = found.empty();
    report_.verdicts.push_back({source.name(), opened.dossier.title, text_of(*opened.wording, readings), passed, std::move(found)});
    return decision;
  }

  void accept(const OpenedDossier& opened, const SourceFile& source, const AcceptanceCase& expected, const CaseDecisions& actual) {
    const std::optional<std::string> text = accept_expectation(source, opened.root, expected, actual);
    if (!text || !write_file(source.name(), *text)) return broken(source.name(), "its expectations cannot be rewritten");
    report_.rewritten.push_back(source.name());
  }

  /// The coverage of an edition, with all conditions that its text has: under the adopted readings, and under each other option alone.
  CaseCoverage& coverage_of(const std::shared_ptr<const Wording>& wording) {
    auto& all = report_.coverage;
    const Form& form = wording->form;
    const std::string name = form.product + "@" + form.edition;
    const auto place = std::lower_bound(all.begin(), all.end(), name, [](const ProductCoverage& p, const std::string& n) { return p.product < n; });
    if (place != all.end() && place->product == name) return place->coverage;
    CaseCoverage& coverage = all.insert(place, ProductCoverage{name, {}})->coverage;
    const ReadingChoice adopted = adopted_readings(form);
    coverage.expect(*wording, *engine_.program(wording, adopted));
    for (std::size_t reading = 0; reading < adopted.size(); ++reading) {
      for (std::uint8_t option = 0; option < form.readings[reading].options.size(); ++option) {
        if (option == adopted[reading]) continue;
        ReadingChoice other = adopted;
        other[reading] = option;
        coverage.expect(*wording, *engine_.program(wording, other));
      }
    }
    return coverage;
  }

  void calculations(const Node& root, const SourceFile& source, Diagnostics& found) {
    if (!sources_) sources_ = load_calculations(engine_.library(), found);
    const auto cases = read_calculation_cases(root, source, found);
    if (!cases) return;
    for (CalculationVerdict& verdict : run_calculation_cases(*cases, *sources_, source, found))
      report_.verdicts.push_back({source.name(), verdict.id + " " + verdict.title, verdict.readings, verdict.passed, std::move(verdict.differences)});
  }

  Engine& engine_;
  const bool accept_;
  Diagnostics& diagnostics_;
  CaseReport& report_;
  Evaluation evaluation_;
  std::optional<CalculationSources> sources_;
};

}  // namespace

std::size_t CaseReport::failed() const {
  return static_cast<std::size_t>(std::count_if(verdicts.begin(), verdicts.end(), [](const CaseVerdict& v) { return !v.passed; }));
}

Result<std::vector<fs::path>> find_case_files(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
      files.push_back(path);
      continue;
    }
    if (!fs::is_directory(path, error)) return failure("there is no file or folder `" + path.string() + "`");
    for (fs::recursive_directory_iterator entry(path, error), end; entry != end; entry.increment(error)) {
      if (error) return failure("the folder `" + path.string() + "` cannot be read: " + error.message());
      if (entry->is_regular_file(error) && is_case_name(entry->path()) && lies_under_cases(entry->path(), path)) files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

fs::path wordings_around(const fs::path& path) {
  std::error_code error;
  for (fs::path folder = path; folder.has_relative_path(); folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "vocabulary.md", error)) return folder.lexically_normal();
  }
  // A relative path has been walked to its beginning; the folders above it have names only in the absolute path.
  fs::path folder = fs::absolute(path, error).lexically_normal();
  if (error) return {};
  for (;; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "vocabulary.md", error)) return folder;
    if (!folder.has_relative_path()) return {};
  }
}

bool hold_all_cases(const std::vector<fs::path>& paths, const fs::path& wordings, const std::string& product) {
  std::error_code error;
  const fs::path cases = fs::weakly_canonical(wordings / product / "cases", error);
  if (wordings.empty() || error || !fs::is_directory(cases, error)) return false;
  return std::any_of(paths.begin(), paths.end(), [&](const fs::path& path) {
    const fs::path whole = fs::weakly_canonical(path, error);
    if (!fs::is_directory(whole, error)) return false;
    const fs::path relative = cases.lexically_relative(whole);
    return !relative.empty() && *relative.begin() != "..";
  });
}

CaseReport run_cases(Engine& engine, const std::vector<fs::path>& files, bool accept, Diagnostics& diagnostics) {
  CaseReport report;
  CaseRun run(engine, accept, diagnostics, report);
  for (const fs::path& file : files) run.file(file);
  return report;
}

}  // namespace couvert
