// `couvert impact` as people call it: what is compared, in which form it is told, what is wrong usage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "cli/command.h"
#include "cli/io.h"

namespace couvert {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

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

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string with(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

class Impact : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("couvert_impact_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::string book(const std::string& rows = "2000") const {
    const Ran made = run({"batch", "generate", "--product", product, "--rows", rows, "--seed", "4", "--unknown", "3 %", "--out", path("book.arrow")});
    EXPECT_EQ(made.code, 0) << made.err;
    return path("book.arrow");
  }

  /// A folder of wordings with a second edition, changed by a text in the place of another.
  std::string two_editions(const std::string& what, const std::string& by) const {
    fs::copy(fs::path(COUVERT_SOURCE_DIR) / "wordings", folder_ / "wordings", fs::copy_options::recursive);
    fs::remove(folder_ / "wordings/editions.lock");
    const std::string product_folder = path("wordings/") + product + "/";
    const std::string text = with(content_of(product_folder + "2024-01.md"), "edition: 2024-01", "edition: 2026-01\nin_force_from: 2026-01-01");
    std::ofstream(product_folder + "2026-01.md", std::ios::binary) << with(text, what, by);
    return path("wordings");
  }

  static constexpr const char* product = "lalux-easypro-cyber";
  fs::path folder_;
};

TEST_F(Impact, tells_a_reading_as_table_json_and_page) {
  const std::string table = book();
  const std::vector<std::string> impact = {"impact", table, "--reading", "cyberattack_required=yes", "--lang", "en"};
  const Ran text = run(impact);
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, StartsWith("Do the examples make an attack a condition of every cover?\nAnswering “yes” rather than “no” would cost"));
  EXPECT_THAT(text.out, HasSubstr("on 2,000 dossiers."));
  std::vector<std::string> as_json = impact;
  as_json.insert(as_json.end(), {"--json", "--html", path("page.html")});
  const Ran json = run(as_json);
  EXPECT_EQ(json.code, 0) << json.err;
  EXPECT_THAT(json.out, AllOf(StartsWith("{"), HasSubstr("\"dossiers\": 2000")));
  const std::string page = content_of(path("page.html"));
  EXPECT_THAT(page, AllOf(StartsWith("<!doctype html>"), HasSubstr("</html>"), Not(HasSubstr("<script"))));
  std::vector<std::string> as_page = impact;
  as_page.insert(as_page.end(), {"--html", "-"});
  EXPECT_EQ(run(as_page).out, page);
}

TEST_F(Impact, says_the_same_on_any_number_of_threads) {
  const std::string table = book("70000");  // more than one piece
  const std::vector<std::string> impact = {"impact", table, "--reading", "cyberattack_required=yes", "--json", "--lang", "en", "--threads"};
  const auto on = [&](const std::string& threads) {
    std::vector<std::string> arguments = impact;
    arguments.push_back(threads);
    return run(arguments).out;
  };
  const std::string once = on("1");
  EXPECT_THAT(once, HasSubstr("\"dossiers\": 70000"));
  EXPECT_EQ(on("3"), once);
}

TEST_F(Impact, holds_two_options_against_each_other) {
  const std::string table = book();
  const Ran other = run({"impact", table, "--reading", "cyberattack_required=yes", "--against-reading", "cyberattack_required=no", "--lang", "en"});
  EXPECT_EQ(other.code, 0) << other.err;
  EXPECT_THAT(other.out, HasSubstr("Answering “no” rather than “yes” would cost"));
}

TEST_F(Impact, lists_as_many_movers_as_asked) {
  const std::string table = book();
  const Ran none = run({"impact", table, "--reading", "cyberattack_required=yes", "--movers", "0", "--lang", "en"});
  EXPECT_THAT(none.out, AllOf(Not(HasSubstr("The largest changes")), HasSubstr("One dossier of each kind")));
}

TEST_F(Impact, compares_two_editions_that_read_the_same_columns) {
  const std::string wordings = two_editions("limit: sum_insured per event", "limit: 5000 EUR per event");
  const std::string table = book();
  const Ran ran = run({"--wordings", wordings, "impact", table, "--product", std::string(product) + "@2024-01", "--against",
                       std::string(product) + "@2026-01", "--lang", "en"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Edition 2026-01 rather than edition 2024-01 would cost"));
}

/// Each side then reads the table by its own columns.
TEST_F(Impact, compares_two_editions_that_read_other_columns) {
  const std::string wordings = two_editions("  waiting_hours: count = 0\n", "  waiting_hours: count = 0\n  assistance_bought: bool = no\n");
  const std::string labels = path("wordings/vocabulary.md");
  std::ofstream(labels, std::ios::app) << "\n## Assistance\n\n```rules\nschedule assistance_bought fr \"Assistance achetée\" de \"Assistance "
                                          "gekauft\" en \"Assistance bought\"\n```\n";
  const std::string table = book();
  const Ran ran = run({"--wordings", wordings, "impact", table, "--product", std::string(product) + "@2024-01", "--against",
                       std::string(product) + "@2026-01", "--lang", "en"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Edition 2026-01 rather than edition 2024-01 would not change any decision on 2,000 dossiers."));
}

TEST_F(Impact, refuses_what_compares_nothing) {
  const std::string table = book("10");
  const Ran nothing = run({"impact", table});
  EXPECT_EQ(nothing.code, 2);
  EXPECT_THAT(nothing.err, HasSubstr("needs something to compare"));
  const Ran adopted = run({"impact", table, "--reading", "rekeying_granted=no"});
  EXPECT_EQ(adopted.code, 1);
  EXPECT_THAT(adopted.err, HasSubstr("nothing can differ"));
}

TEST_F(Impact, names_what_is_unknown) {
  const std::string table = book("10");
  const Ran reading = run({"impact", table, "--reading", "rekeying=yes"});
  EXPECT_EQ(reading.code, 1);
  EXPECT_THAT(reading.err, HasSubstr("`rekeying` is no reading"));
  EXPECT_EQ(run({"impact", table, "--reading", "rekeying_granted=perhaps"}).code, 1);
  EXPECT_EQ(run({"impact", table, "--against", "lalux-easypro-cyber@1999-01"}).code, 1);
  const Ran currency = run({"impact", table, "--against", "vaudoise-hio-cyber@2024-01"});
  EXPECT_EQ(currency.code, 1);
  EXPECT_THAT(currency.err, HasSubstr("their sums cannot be compared"));
  EXPECT_EQ(run({"impact", path("none.arrow"), "--reading", "rekeying_granted=yes"}).code, 3);
  EXPECT_EQ(run({"impact", table, "--reading", "rekeying_granted=yes", "--html", path("none/page.html")}).code, 3);
}

}  // namespace
}  // namespace couvert
