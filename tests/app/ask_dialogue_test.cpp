// Whole dialogues, held against transcripts in tests/app/golden: what is shown and, behind the mark, what is typed.
// COUVERT_ACCEPT=1 rewrites the transcripts.
#include <cstdlib>
#include <map>
#include <optional>

#include <gtest/gtest.h>

#include "app/ask_dialogue.h"
#include "base/file.h"
#include "facts/read_dossier.h"
#include "support/cases.h"

namespace couvert {
namespace {

/// A world of one script, one transcript and some files.
struct Scripted {
  std::vector<std::string> lines;
  std::map<std::string, std::string> files;
  std::string transcript;
  std::size_t next = 0;

  AskWorld world() {
    AskWorld world;
    world.read_line = [this]() -> std::optional<std::string> {
      if (next == lines.size()) return std::nullopt;
      transcript += lines[next] + "\n";
      return lines[next++];
    };
    world.write = [this](std::string_view text) { transcript += text; };
    world.exists = [this](const std::string& path) { return files.count(path) != 0; };
    world.write_file = [this](const std::string& path, std::string_view bytes) -> Result<void> {
      if (path.starts_with("/nowhere/")) return failure("cannot write " + path);
      files[path] = bytes;
      return {};
    };
    return world;
  }
};

void expect_golden(const std::string& name, const std::string& transcript) {
  const std::string path = std::string(COUVERT_SOURCE_DIR) + "/tests/app/golden/" + name;
  if (std::getenv("COUVERT_ACCEPT") != nullptr) {
    ASSERT_TRUE(write_file(path, transcript));
  }
  const Result<std::string> expected = read_file(path, 1u << 20);
  ASSERT_TRUE(expected) << path;
  EXPECT_EQ(*expected, transcript) << path;
}

Scripted converse(std::vector<std::string> lines, AskOptions options, std::map<std::string, std::string> files = {}) {
  Scripted script{std::move(lines), std::move(files)};
  AskSession session(testing::builtin_engine(), std::move(options));
  EXPECT_TRUE(hold_dialogue(session, script.world()) || !script.transcript.empty());
  EXPECT_TRUE(session.is_finished());
  EXPECT_EQ(script.next, script.lines.size()) << script.transcript;
  return script;
}

std::optional<OpenedDossier> read_back(const std::string& text) {
  Diagnostics diagnostics;
  auto opened = open_dossier(testing::builtin_engine(), std::make_shared<const SourceFile>("written", text), diagnostics);
  for (const Diagnostic& d : diagnostics.all()) ADD_FAILURE() << format_diagnostic(d);
  return opened;
}

const std::vector<std::string> household_policy = {"2", "2026-01-01", "", "2025-12-10", "10000", "", "", "2026-03-02 08:30", "2026-03-02 10:00"};

std::vector<std::string> household(std::vector<std::string> more) {
  std::vector<std::string> lines = household_policy;
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}

TEST(ask_dialogue, from_nothing_to_a_household_decision) {
  const Scripted script = converse(household({"data_restoration", "3200", "", "4", "oui", "o", "n", "j", ""}), {.language = Language::fr});
  expect_golden("ask_household_fr.txt", script.transcript);
  ASSERT_EQ(script.files.count("./dossier.yaml"), 1u) << script.transcript;
  const auto opened = read_back(script.files.at("./dossier.yaml"));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->dossier.costs.size(), 1u);
}

TEST(ask_dialogue, from_nothing_to_a_practice_decision) {
  const Scripted script = converse({"lalux-easypro-cyber", "2026-01-01", "2027-01-01", "", "250'000 EUR", "1000", "waiting_hours=12", "waiting_kind=qualifying", "",
                                    "2026-03-09T08:00",
                                    "2026-03-09T09:00", "emergency_assistance", "720", "system_restoration", "9'720.50", "forensic_investigation", "1800", "",
                                    "ja", "nein", "praxis.yaml"},
                                   {.language = Language::de});
  expect_golden("ask_practice_de.txt", script.transcript);
  EXPECT_EQ(script.files.count("praxis.yaml"), 1u);
}

TEST(ask_dialogue, wrong_answers_are_explained_and_asked_again) {
  const Scripted script = converse({"nothing", "2", "2026-02-30", "2026-01-01", "2025-01-01", "", "", "ten", "10000 EUR", "10000", "-5", "0", "maybe", "gross_negligence_wived=yes", "gross_negligence_waived=perhaps", "",
                                    "yesterday", "2026-03-29 02:30", "2026-03-02 08:30", "2026-03-02", "2026-03-02 10:00", "data_restorations", "99",
                                    "data_restoration", "3.999", "3200", "", "perhaps", "12", "4", "maybe", "nonsense=1", "intentional_act=perhaps", "quit", "no"},
                                   {.language = Language::en});
  expect_golden("ask_wrong_answers_en.txt", script.transcript);
}

TEST(ask_dialogue, every_answer_can_be_taken_back) {
  const std::vector<std::string> answers = household({"ransom_payment", "1500 EUR", "0.95", "", "skip", "?", "skip"});
  for (std::size_t count = 1; count <= answers.size(); ++count) {
    std::vector<std::string> prompts;
    AskSession session(testing::builtin_engine(), {});
    for (std::size_t i = 0; i < count; ++i) {
      prompts.push_back(session.prompt());
      (void)session.answer(answers[i]);
    }
    while (!prompts.empty()) {
      (void)session.answer("back");
      EXPECT_EQ(session.prompt(), prompts.back());
      prompts.pop_back();
    }
  }
}

TEST(ask_dialogue, what_else_is_agreed_is_one_question) {
  AskSession session(testing::builtin_engine(), {.product = "lalux-easypro-cyber"});
  for (const char* line : {"2026-01-01", "", "", "250000", ""}) (void)session.answer(line);
  EXPECT_NE(session.prompt().find("limit.experts"), std::string::npos) << session.prompt();
  for (const char* line : {"limit.experts=3000", "waiting_hours = 12"}) EXPECT_EQ(session.answer(line), "");
  EXPECT_EQ(session.prompt().find("limit.experts"), std::string::npos) << "the list is shown once";
  const Form& form = session.wording()->form;
  EXPECT_EQ(session.dossier()->policy.schedule[*form.find_schedule("limit.experts")], known(300'000));
  EXPECT_EQ(session.dossier()->policy.schedule[*form.find_schedule("waiting_hours")], known(12));
  (void)session.answer("");
  EXPECT_NE(session.prompt().find("discovered"), std::string::npos) << session.prompt();
}

TEST(ask_dialogue, long_lists_are_not_shown_again_after_a_wrong_answer) {
  AskSession session(testing::builtin_engine(), {});
  const std::string first = session.prompt();
  EXPECT_NE(first.find("help"), std::string::npos);
  (void)session.answer("nothing");
  EXPECT_EQ(session.prompt().find("help"), std::string::npos);
  for (const std::string& line : household_policy) (void)session.answer(line);
  EXPECT_NE(session.prompt().find("Card misuse"), std::string::npos);
  (void)session.answer("data_restorations");
  EXPECT_EQ(session.prompt().find("Card misuse"), std::string::npos) << session.prompt();
}

TEST(ask_dialogue, unknown_and_left_open_are_not_asked_again) {
  const Scripted script = converse(household({"data_restoration", "?", "", "?", "skip", "?", "?", "?", "?", "?", "?", "no"}), {.language = Language::en});
  expect_golden("ask_unknown_en.txt", script.transcript);
}

TEST(ask_dialogue, contradicting_what_is_assumed_changes_the_decision) {
  const Scripted script = converse(household({"data_restoration", "3200", "", "4", "yes", "yes", "yes", "data_restoration.recovered_amount=200",
                                              "intentional_act=yes", "out.yaml"}),
                                   {.language = Language::en});
  expect_golden("ask_contradiction_en.txt", script.transcript);
}

TEST(ask_dialogue, a_file_is_not_replaced_without_asking) {
  const Scripted kept = converse(household({"data_restoration", "3200", "", "quit", "there.yaml", "no", "new.yaml"}), {}, {{"there.yaml", "old"}});
  EXPECT_EQ(kept.files.at("there.yaml"), "old");
  EXPECT_EQ(kept.files.count("new.yaml"), 1u);
  const Scripted replaced = converse(household({"data_restoration", "3200", "", "quit", "there.yaml", "yes"}), {}, {{"there.yaml", "old"}});
  EXPECT_NE(replaced.files.at("there.yaml"), "old");
}

TEST(ask_dialogue, end_of_input_is_an_end) {
  for (std::size_t count = 0; count <= household_policy.size(); ++count) {
    const std::vector<std::string> begun(household_policy.begin(), household_policy.begin() + static_cast<std::ptrdiff_t>(count));
    const Scripted script = converse(begun, {.save_as = "out.yaml", .has_named_file = true});
    EXPECT_EQ(script.files.count("out.yaml"), count == household_policy.size() ? 1u : 0u);
  }
  const Scripted script = converse(household({"data_restoration"}), {.brief = true, .save_as = "out.yaml", .has_named_file = true});
  expect_golden("ask_pipe_en.txt", script.transcript);
  EXPECT_TRUE(read_back(script.files.at("out.yaml")));
  const Scripted there = converse(household({"data_restoration"}), {.save_as = "out.yaml", .has_named_file = true}, {{"out.yaml", "old"}});
  EXPECT_EQ(there.files.at("out.yaml"), "old");
}

TEST(ask_dialogue, a_file_that_cannot_be_written_is_asked_for_again) {
  const Scripted script = converse(household({"data_restoration", "3200", "", "quit", "/nowhere/x.yaml", "here.yaml"}), {});
  EXPECT_EQ(script.files.count("here.yaml"), 1u) << script.transcript;
}

}  // namespace
}  // namespace couvert
