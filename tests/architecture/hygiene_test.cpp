// Every file of src/ keeps the habits; every diagnostic has a test. First for the real tree, then the test of the test.
#include "architecture/hygiene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/made_up_tree.h"

namespace couvert::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

const std::filesystem::path root = COUVERT_SOURCE_DIR;

// Money, counts and shares are whole numbers. A file that measures something else (a time, say) is listed here.
const std::set<std::string> may_float = {};

TEST(Hygiene, source_files_keep_the_habits) { EXPECT_THAT(tree_faults(root / "src", may_float), IsEmpty()); }

TEST(Hygiene, source_files_say_their_purpose) { EXPECT_THAT(files_without_purpose(root / "src"), IsEmpty()); }

TEST(Hygiene, every_diagnostic_is_provoked_by_a_test) {
  const std::string catalogue = text_of(root / "src/source/diagnostic_catalogue.cpp");
  if (catalogue.empty()) GTEST_SKIP() << "no catalogue yet";
  const std::vector<std::string> codes = catalogue_codes(catalogue);
  ASSERT_THAT(codes, Not(IsEmpty()));
  EXPECT_THAT(codes_without_test(codes, root / "tests"), IsEmpty());
}

TEST(HygieneOfMadeUpFile, a_good_file_has_no_fault) {
  EXPECT_THAT(
      file_faults("base/a.h", "// What it is for.\n#pragma once\n// A double check.\nconst char* s = \"float\";\n", {}),
      IsEmpty());
}

TEST(HygieneOfMadeUpFile, each_fault_is_found) {
  EXPECT_THAT(
      file_faults("base/a.h", "#pragma twice\nint a; \n\tint b;\ndouble c;", {}),
      ElementsAre("base/a.h:4: does not end with a newline", "base/a.h:1: has no #pragma once",
                  "base/a.h:2: has a blank at its end", "base/a.h:3: has a tab", "base/a.h:4: uses floating point"));
}

TEST(HygieneOfMadeUpFile, length_is_limited) {
  std::string text = "// What it is for.\n";
  for (int line = 2; line <= max_lines; ++line) text += "\n";
  EXPECT_THAT(file_faults("base/a.cpp", text, {}), IsEmpty());
  EXPECT_THAT(file_faults("base/a.cpp", text + "\n", {}), ElementsAre("base/a.cpp:451: has more than 450 lines"));
}

TEST(HygieneOfMadeUpFile, listed_files_may_use_floating_point) {
  EXPECT_THAT(file_faults("cli/time.cpp", "// What it is for.\ndouble seconds;\n", {"cli/time.cpp"}), IsEmpty());
}

TEST(HygieneOfMadeUpTree, files_without_purpose_are_found) {
  const MadeUpTree tree({
      {"base/a.h", "// What it is for.\n#pragma once\n"},
      {"base/a.cpp", "#include \"base/a.h\"\n"},
      {"base/b.h", "#pragma once\n"},
      {"base/c.cpp", "#include \"base/a.h\"\n"},
      {"base/d.cpp", "// What it is for.\n#include \"base/a.h\"\n"},
  });
  EXPECT_THAT(files_without_purpose(tree.root()), ElementsAre("base/b.h", "base/c.cpp"));
}

TEST(HygieneOfMadeUpTree, codes_without_test_are_found) {
  const MadeUpTree tree({
      {"wrong/unknown_fact.md", "rules\n^ error[unknown_fact]: …\n"},
      {"source/document_test.cpp", "expect(\"repeated_key\");\n"},
      {"fuzz/corpus/wording/1", "too_deep\n"},
  });
  const std::vector<std::string> codes = catalogue_codes(
      "{\"unknown_fact\", \"…\"},\n    {\"repeated_key\",\n \"…\"},\n {\"too_deep\", \"…\"}, {\"fact\", \"…\"}");
  EXPECT_THAT(codes, ElementsAre("unknown_fact", "repeated_key", "too_deep", "fact"));
  EXPECT_THAT(codes_without_test(codes, tree.root()), ElementsAre("fact", "too_deep"));
}

}  // namespace
}  // namespace couvert::architecture
