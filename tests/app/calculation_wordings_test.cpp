// The calculations of the wordings themselves: every list that stands beside them must come out as it says.
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "app/calculation_cases.h"
#include "base/file.h"

namespace couvert {
namespace {

const std::filesystem::path wordings = std::filesystem::path(COUVERT_SOURCE_DIR) / "wordings";

std::string errors_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.severity == Severity::error) text += format_diagnostic(diagnostic) + "\n";
  return text;
}

void expect_list_passes(const std::filesystem::path& path, const CalculationSources& sources) {
  const SourceFile file(path.string(), read_file(path, DocumentLimits{}.bytes).value());
  Diagnostics diagnostics;
  const auto root = read_document(file, {}, diagnostics);
  ASSERT_TRUE(root) << errors_of(diagnostics);
  if (!is_calculation_list(*root)) return;
  const auto cases = read_calculation_cases(*root, file, diagnostics);
  ASSERT_TRUE(cases) << errors_of(diagnostics);
  for (const CalculationVerdict& verdict : run_calculation_cases(*cases, sources, file, diagnostics))
    EXPECT_TRUE(verdict.passed) << verdict.id << " " << verdict.readings << "\n"
                                << testing::PrintToString(verdict.differences);
  EXPECT_EQ(errors_of(diagnostics), "");
}

TEST(CalculationWordings, EveryListPasses) {
  Diagnostics diagnostics;
  const auto library = Library::open(wordings);
  ASSERT_TRUE(library);
  const CalculationSources sources = load_calculations(*library, diagnostics);
  ASSERT_FALSE(diagnostics.has_errors()) << errors_of(diagnostics);
  EXPECT_FALSE(sources.calendars.empty());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(wordings))
    if (entry.path().extension() == ".yaml" && entry.path().parent_path().filename() == "cases")
      expect_list_passes(entry.path(), sources);
}

}  // namespace
}  // namespace couvert
