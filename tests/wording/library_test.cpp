// Finding wordings in a directory: editions by date, modules, other files, the lock of published editions.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/sha256.h"
#include "wording/library.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;

const std::string edition_head = "title: T\nlanguage: fr\ncurrency: CHF\ntimezone: Europe/Zurich\nuses: [vocabulary, law/lx]\n";
const std::string edition_rules =
    "schedule:\n  sum_insured: money\n---\n\n## 1 — Tout\n\n```rules\ntitle de \"Alles\" en \"All\"\nlimit: sum_insured per event\n```\n";
const std::string module_rules =
    "title: L\n---\n\n## LX 1 — Règle\n\n```rules\ntitle de \"Regel\" en \"Rule\"\nsource \"s\" of 2026-01-01 checked\nno rule \"rien\"\n```\n";

class LibraryTest : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
    directory_ = fs::temp_directory_path() / (std::string("couvert_library_") + test.name());
    fs::remove_all(directory_);
    write("vocabulary.md", read(fs::path(COUVERT_SOURCE_DIR) / "tests" / "wrong" / "_vocabulary.md"));
    write("law/lx.md", "---\nmodule: law/lx\nuses: [law/ly]\n" + module_rules);
    write("law/ly.md", "---\nmodule: law/ly\n" + module_rules);
    write("small/2024-01.md", "---\nproduct: small\nedition: 2024-01\n" + edition_head + edition_rules);
    write("small/2026-01.md", "---\nproduct: small\nedition: 2026-01\nin_force_from: 2026-01-01\n" + edition_head + edition_rules);
    write("small/cases/one.yaml", "title: no wording\n");
    write("holidays/ch.yaml", "holidays: []\n");
    write("notes.txt", "not read\n");
  }
  void TearDown() override { fs::remove_all(directory_); }

  void write(const std::string& path, const std::string& text) {
    fs::create_directories((directory_ / path).parent_path());
    std::ofstream(directory_ / path, std::ios::binary) << text;
  }
  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  Library opened() { return Library::open(directory_).value(); }

  fs::path directory_;
};

TEST_F(LibraryTest, FindsTheEditionInForce) {
  const Library library = opened();
  ASSERT_EQ(library.editions().size(), 2u);
  EXPECT_EQ(library.find("small", std::nullopt, *parse_day("2025-12-31"))->edition, "2024-01");
  EXPECT_EQ(library.find("small", std::nullopt, *parse_day("2026-01-01"))->edition, "2026-01");
  EXPECT_EQ(library.find("small", "2026-01", *parse_day("2020-01-01"))->edition, "2026-01");
  EXPECT_FALSE(library.find("small", "2030-01", *parse_day("2020-01-01")));
  EXPECT_FALSE(library.find("large", std::nullopt, *parse_day("2026-01-01")));
}

TEST_F(LibraryTest, HashesAWordingWithAllThatItUses) {
  Diagnostics diagnostics;
  const Library library = opened();
  const auto wording = library.load(library.editions().front(), diagnostics);
  ASSERT_NE(wording, nullptr);
  // Of the vocabulary, the small wording speaks of the sum insured and of its limit only.
  const std::string texts = read(directory_ / "small/2024-01.md") + read(directory_ / "law/lx.md") + read(directory_ / "law/ly.md") +
                            "\nschedule sum_insured fr \"Somme d'assurance\" de \"Versicherungssumme\" en \"Sum insured\"" +
                            "\nschedule limit fr \"Limite\" de \"Limite\" en \"Limit\"";
  EXPECT_EQ(wording->form.hash, "sha256:" + sha256_hex(texts));
  EXPECT_EQ(wording->clauses.size(), 3u);
}

TEST_F(LibraryTest, LoadsModulesAndShowsOtherFiles) {
  const Library library = opened();
  EXPECT_EQ(library.modules(), (std::vector<std::string>{"law/lx", "law/ly"}));
  Diagnostics diagnostics;
  EXPECT_NE(library.load_module("law/lx", diagnostics), nullptr);
  EXPECT_NE(library.file("holidays/ch.yaml"), nullptr);
  EXPECT_EQ(library.file("small/cases/one.yaml"), nullptr);
  EXPECT_EQ(library.file("notes.txt"), nullptr);
  EXPECT_EQ(library.load_module("law/lz", diagnostics), nullptr);
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all().front().code, "unknown_module");
}

TEST_F(LibraryTest, ReadsTheLockOfPublishedEditions) {
  write("editions.lock", "small@2024-01 sha256:abc\nsmall@2026-01 sha256:def\n");
  const Library library = opened();
  EXPECT_EQ(library.published(library.editions().front())->hash, "sha256:abc");
  EXPECT_EQ(library.published(library.editions().back())->hash, "sha256:def");
  EXPECT_EQ(library.published(library.editions().back())->place, (Place{2, 1}));
  EXPECT_FALSE(library.published({"large", "2024-01", {}}));
}

TEST_F(LibraryTest, RefusesAFileThatCallsItselfOtherwise) {
  write("small/2025-01.md", "---\nproduct: small\nedition: 2025-02\n" + edition_head + edition_rules);
  Diagnostics diagnostics;
  EXPECT_EQ(opened().load({"small", "2025-01", {}}, diagnostics), nullptr);
  ASSERT_FALSE(diagnostics.all().empty());
  EXPECT_EQ(diagnostics.all().back().code, "malformed_front_matter");
}

TEST_F(LibraryTest, NamesAnEditionThatIsNotThere) {
  Diagnostics diagnostics;
  EXPECT_EQ(opened().load({"small", "2030-01", {}}, diagnostics), nullptr);
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all().front().code, "unknown_edition");
}

TEST_F(LibraryTest, FailsWithoutADirectory) { EXPECT_FALSE(Library::open(directory_ / "nowhere")); }

}  // namespace
}  // namespace couvert
