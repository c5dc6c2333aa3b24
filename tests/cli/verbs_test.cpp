// The verbs as people call them: which texts they use, what they print, with which code they end.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "cli/command.h"
#include "cli/io.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;
using testing::Test;

struct Ran {
  int code = 0;
  std::string out, err;
};

Ran run(const std::vector<std::string>& arguments) {
  std::vector<const char*> argv{"couvert"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  const auto read = read_command(static_cast<int>(argv.size()), argv.data());
  if (const auto* farewell = std::get_if<Farewell>(&read)) return {farewell->exit_code, "", farewell->text};
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Io io{in, out, err};
  const int code = run_command(std::get<Command>(read), io);
  return {code, out.str(), err.str()};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class Verbs : public Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("couvert_verbs_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string copy_of_wordings(const std::string& name) const {
    fs::copy(fs::path(COUVERT_SOURCE_DIR) / "wordings", folder_ / name, fs::copy_options::recursive);
    fs::remove(folder_ / name / "editions.lock");
    return path(name);
  }
  static void replace_in(const std::string& file, const std::string& what, const std::string& by) {
    std::ifstream in(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    const std::size_t at = text.find(what);
    ASSERT_NE(at, std::string::npos);
    std::ofstream(file, std::ios::binary) << text.replace(at, what.size(), by);
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }

  fs::path folder_;
};

TEST_F(Verbs, test_uses_the_wordings_among_which_the_cases_lie) {
  const std::string mine = copy_of_wordings("mine");
  replace_in(mine + "/vaudoise-hio-cyber/2024-01.md", "at most 6 per event", "at most 1 per event");
  const Ran ran = run({"test", mine + "/vaudoise-hio-cyber/cases"});
  EXPECT_EQ(ran.code, exit_wrong_text);
  EXPECT_TRUE(holds(ran.out, "wordings: " + mine + "\n")) << ran.out;
  EXPECT_TRUE(holds(ran.out, "FAILED ")) << ran.out;
}

TEST_F(Verbs, test_refuses_cases_of_two_directories_of_wordings) {
  const Ran ran = run({"test", copy_of_wordings("a"), copy_of_wordings("b")});
  EXPECT_EQ(ran.code, exit_usage);
  EXPECT_TRUE(holds(ran.err, "name the wordings with --wordings DIR")) << ran.err;
}

TEST_F(Verbs, test_refuses_a_folder_without_cases) {
  const Ran ran = run({"test", folder_.string()});
  EXPECT_EQ(ran.code, exit_wrong_text);
  EXPECT_EQ(ran.out, "");
  EXPECT_TRUE(holds(ran.err, "no cases under `" + folder_.generic_string() + "`")) << ran.err;
}

TEST_F(Verbs, test_sums_up_coverage_where_all_cases_were_run_and_over_the_same_conditions) {
  const std::string mine = copy_of_wordings("mine");
  const std::string cases = mine + "/lalux-easypro-cyber/cases";
  const auto total_of = [](const std::string& out) { return out.substr(out.find(" of "), out.find(" conditions decided") - out.find(" of ")); };
  const Ran all = run({"test", cases});
  EXPECT_EQ(all.code, exit_done) << all.out;
  EXPECT_TRUE(holds(all.out, "lalux-easypro-cyber@2024-01: ")) << all.out;
  const std::string one = fs::directory_iterator(cases)->path().string();
  EXPECT_FALSE(holds(run({"test", one}).out, "conditions decided"));
  for (const auto& entry : fs::directory_iterator(cases)) {
    if (entry.path().filename().string().starts_with("L")) {
      const Ran single = run({"test", entry.path().string(), "--coverage"});
      EXPECT_EQ(total_of(single.out), total_of(all.out)) << single.out;
      break;
    }
  }
}

TEST_F(Verbs, test_prints_no_notes_on_wordings) {
  EXPECT_EQ(run({"test", copy_of_wordings("mine") + "/law"}).err, "");
}

TEST_F(Verbs, check_counts_notes_unless_they_are_asked_for) {
  const Ran plain = run({"check"});
  EXPECT_FALSE(holds(plain.err, "note[")) << plain.err;
  EXPECT_TRUE(holds(plain.err, " notes, see --notes\n")) << plain.err;
  EXPECT_TRUE(holds(plain.out, "  1 clause, 0 calculations\n")) << plain.out;
  const Ran with_notes = run({"check", "--notes"});
  EXPECT_TRUE(holds(with_notes.err, "note[kind_never_paid]")) << with_notes.err;
  EXPECT_FALSE(holds(with_notes.err, "see --notes")) << with_notes.err;
  EXPECT_FALSE(holds(run({"check", "vaudoise-hio-cyber", "--notes"}).err, "fact_never_asked"));
}

TEST_F(Verbs, check_says_where_a_changed_edition_is_published) {
  const std::string mine = copy_of_wordings("mine");
  EXPECT_EQ(run({"--wordings", mine, "check", "--publish"}).code, exit_done);
  EXPECT_TRUE(holds(run({"check", mine}).out, "vaudoise-hio-cyber@2024-01: sound, published\n"));
  replace_in(mine + "/vaudoise-hio-cyber/2024-01.md", "at most 6 per event", "at most 1 per event");
  const Ran ran = run({"check", mine});
  EXPECT_EQ(ran.code, exit_wrong_text);
  EXPECT_TRUE(holds(ran.err, mine + "/editions.lock:2:1: error[edition_changed]")) << ran.err;
  EXPECT_TRUE(holds(ran.out, "vaudoise-hio-cyber@2024-01: sound, changed since it was published\n")) << ran.out;
}

TEST_F(Verbs, are_named_where_none_is_meant_exactly) {
  const Ran ran = run({"decode", "x"});
  EXPECT_EQ(ran.code, exit_usage);
  EXPECT_TRUE(holds(ran.err, "did you mean `decide`?")) << ran.err;
  EXPECT_TRUE(holds(run({"--wordings", "w", "chek"}).err, "did you mean `check`?"));
}

TEST_F(Verbs, decide_reports_readings_together_with_the_dossier) {
  write("d.yaml",
        "product: vaudoise-hio-cyber\n"
        "policy: {from: 2026-01-01, to: 2027-01-01, schedule: {sum_insured: CHF 100, deductible: 0 CHF}}\n"
        "incident: {discovered: unknown, facts: {}}\n"
        "costs:\n  - {id: a, kind: data_restore, amount: 10 CHF}\n");
  const Ran ran = run({"decide", path("d.yaml"), "--reading", "ransom_reimbursment=owed"});
  EXPECT_EQ(ran.code, exit_wrong_text);
  EXPECT_TRUE(holds(ran.err, "did you mean `ransom_reimbursement`?")) << ran.err;
  EXPECT_TRUE(holds(ran.err, "hint: write `100 CHF`")) << ran.err;
  EXPECT_TRUE(holds(ran.err, "did you mean `data_restoration`?")) << ran.err;
}

TEST_F(Verbs, decide_asks_for_the_discovery_and_not_for_the_series_as_well) {
  write("d.yaml",
        "product: vaudoise-hio-cyber\n"
        "policy: {from: 2026-01-01, to: 2027-01-01, schedule: {sum_insured: 20000 CHF, deductible: 0 CHF}}\n"
        "incident: {discovered: unknown, facts: {}}\n"
        "costs:\n  - {id: a, kind: data_restoration, amount: 10 CHF}\n");
  const std::string out = run({"decide", path("d.yaml"), "--json"}).out;
  const std::string missing = out.substr(out.find("\"missing\""), out.find("\"assumed\"") - out.find("\"missing\""));
  EXPECT_TRUE(holds(missing, "\"incident.discovered\"")) << out;
  EXPECT_FALSE(holds(missing, "incident.series_began")) << out;
}

TEST_F(Verbs, deadline_reports_an_unreadable_input_alone) {
  const Ran ran = run({"deadline", "LCA 42", "received=yesterday"});
  EXPECT_EQ(ran.code, exit_wrong_text);
  EXPECT_TRUE(holds(ran.err, "malformed_date")) << ran.err;
  EXPECT_FALSE(holds(ran.err, "missing_input")) << ran.err;
  EXPECT_FALSE(holds(ran.err, "note[")) << ran.err;
}

}  // namespace
}  // namespace couvert
