#include "source/diagnostic.h"

#include <gtest/gtest.h>

#include <set>

namespace couvert {
namespace {

const SourceFile text{"dossier.yaml", "a: 1\r\né: x\n"};

TEST(SourceFile, counts_lines_and_columns_from_one) {
  struct Row {
    std::size_t offset;
    Place expected;
  };
  // clang-format off
  const Row rows[] = {
      {0, {1, 1}}, {3, {1, 4}}, {5, {1, 6}}, {6, {2, 1}}, {8, {2, 2}}, {10, {2, 4}}, {12, {3, 1}}, {99, {3, 1}},
  };
  // clang-format on
  for (const Row& row : rows) EXPECT_EQ(text.place_of(row.offset), row.expected) << row.offset;
  EXPECT_EQ(text.line(1), "a: 1");
  EXPECT_EQ(text.line(2), "é: x");
  for (const int beyond : {-1, 0, 3, 4}) EXPECT_EQ(text.line(beyond), "") << beyond;
  EXPECT_EQ(SourceFile("empty", "").place_of(0), (Place{1, 1}));
}

TEST(Diagnostic, is_printed_in_one_form) {
  Diagnostics diagnostics;
  diagnostics.error("unknown_fact", text, {2, 1}, "`é` is no fact", "did you mean `e`?");
  diagnostics.note("kind_never_paid", text, {1, 4}, "no cover pays `x`");
  diagnostics.error("missing_key", text, {}, "`policy` is missing");
  diagnostics.error("repeated_key", text, {1, 1}, "`a\nb.yaml:1:1: error[x]: y\x1B[31m` stands twice");
  diagnostics.sort();
  std::string printed;
  for (const Diagnostic& diagnostic : diagnostics.all()) printed += format_diagnostic(diagnostic) + "\n";
  EXPECT_EQ(printed,
            "dossier.yaml: error[missing_key]: `policy` is missing\n"
            "dossier.yaml:1:1: error[repeated_key]: `a\\nb.yaml:1:1: error[x]: y?[31m` stands twice\n"
            "dossier.yaml:1:4: note[kind_never_paid]: no cover pays `x`\n"
            "dossier.yaml:2:1: error[unknown_fact]: `é` is no fact\n"
            "  hint: did you mean `e`?\n");
}

TEST(Diagnostic, notes_are_no_errors) {
  Diagnostics diagnostics;
  diagnostics.note("kind_never_paid", text, {1, 1}, "x");
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.error("unknown_key", text, {1, 1}, "x");
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Diagnostic, hostile_texts_do_not_fill_the_memory) {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < 10 * Diagnostics::limit; ++i) diagnostics.note("too_many", text, {1, 1}, "x");
  diagnostics.error("too_long", text, {1, 1}, "x");
  EXPECT_EQ(diagnostics.all().size(), Diagnostics::limit);
  EXPECT_EQ(diagnostics.all().back().code, "too_long") << "the first error takes the place of a note";
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "é";
  Diagnostics other;
  other.error("too_long", text, {1, 1}, "a" + many);
  EXPECT_LE(other.all().front().message.size(), 510u);
  EXPECT_TRUE(other.all().front().message.ends_with("é…"));
}

TEST(Diagnostic, has_a_code_of_the_catalogue) {
  std::set<std::string_view> codes;
  for (const CatalogueEntry& entry : diagnostic_catalogue()) {
    EXPECT_TRUE(codes.insert(entry.code).second) << entry.code << " stands twice";
    EXPECT_FALSE(entry.explanation.empty()) << entry.code;
  }
  Diagnostics diagnostics;
  EXPECT_DEATH(diagnostics.error("no_such_code", text, {1, 1}, "x"), "bug: .*catalogue");
}

TEST(Diagnostic, hints_at_the_nearest_name) {
  EXPECT_EQ(did_you_mean("triger", {"trigger", "kind"}), "did you mean `trigger`?");
  EXPECT_EQ(did_you_mean("elephant", {"trigger", "kind"}), "");
}

}  // namespace
}  // namespace couvert
