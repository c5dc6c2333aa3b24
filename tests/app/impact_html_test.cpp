// The page of an impact: well-formed, without script, small; what stands in names stays text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/html.h"
#include "app/impact_html.h"
#include "app/impact_svg.h"
#include "app/spoken.h"
#include "support/cases.h"
#include "support/small_impact.h"

namespace couvert {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::measure_small;
using testing::random_book;
using testing::SmallBook;
using testing::subject_of_reading;

constexpr Language languages[] = {Language::fr, Language::de, Language::en};

/// Reads tags as a strict reader of XML would, except that `meta` and `br` have no end. Collects what is wrong.
class PageCheck {
 public:
  explicit PageCheck(std::string_view html) : html_(html) {}

  std::vector<std::string> run() {
    if (!take("<!doctype html>")) fault("does not begin as HTML");
    while (at_ < html_.size()) {
      if (html_[at_] == '<') tag();
      else text();
    }
    if (!open_.empty()) fault("`" + open_.back() + "` is never closed");
    return faults_;
  }

 private:
  void fault(const std::string& what) {
    if (faults_.size() < 5) faults_.push_back(what + " near: " + std::string(html_.substr(at_ > 40 ? at_ - 40 : 0, 80)));
  }
  bool take(std::string_view text) {
    if (!html_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  static bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }
  std::string name() {
    const std::size_t start = at_;
    while (at_ < html_.size() && is_name(html_[at_])) ++at_;
    return std::string(html_.substr(start, at_ - start));
  }

  void entity() {
    for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}) {
      if (take(known)) return;
    }
    fault("a bare ampersand");
    ++at_;
  }

  void text() {
    if (html_[at_] == '&' && !is_style()) return entity();
    if (html_[at_] == '{' && !is_style()) fault("a place that was not filled");
    ++at_;
  }
  [[nodiscard]] bool is_style() const { return !open_.empty() && open_.back() == "style"; }

  void tag() {
    ++at_;
    if (take("/")) {
      const std::string closed = name();
      if (open_.empty() || open_.back() != closed) fault("`" + closed + "` is closed out of order");
      else open_.pop_back();
      if (!take(">")) fault("an end tag that does not end");
      return;
    }
    const std::string opened = name();
    if (opened.empty()) fault("a bare `<`");
    if (opened == "script" || opened == "iframe" || opened == "link" || opened == "img") fault("`" + opened + "` is not allowed");
    std::set<std::string> attributes;
    while (take(" ")) attribute(attributes);
    if (take("/>")) return;
    if (!take(">")) fault("a tag that does not end");
    if (opened != "meta" && opened != "br") open_.push_back(opened);
  }

  void attribute(std::set<std::string>& attributes) {
    const std::string attribute = name();
    if (attribute.empty() || !attributes.insert(attribute).second) fault("a wrong or repeated attribute");
    if (attribute.starts_with("on")) fault("an attribute that runs a script");
    if (!take("=")) return;
    if (!take("\"")) fault("an attribute without quotes");
    const std::size_t start = at_;
    while (at_ < html_.size() && html_[at_] != '"') {
      if (html_[at_] == '&') entity();
      else ++at_;
    }
    const std::string_view value = html_.substr(start, at_ - start);
    if (value.find('<') != std::string_view::npos) fault("a bare `<` in an attribute");
    if ((attribute == "href" || attribute == "src") && !value.starts_with("#")) fault("something that is loaded from elsewhere");
    if (attribute == "id" && !ids_.insert(std::string(value)).second) fault("an id is used twice");
    take("\"");
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string> open_, faults_;
  std::set<std::string> ids_;
};

std::vector<std::string> faults_of(std::string_view html) { return PageCheck(html).run(); }

TEST(impact_html, the_check_itself_sees_faults) {
  const std::string head = "<!doctype html>";
  EXPECT_THAT(faults_of(head + "<p class=\"a\">a &amp; b<br>c<svg><use href=\"#x\"/></svg></p>"), IsEmpty());
  for (const char* wrong : {"<p><b></p></b>", "<p>", "<p>a & b</p>", "<script>1</script>", "<p onclick=\"x\">a</p>", "<p class=a>b</p>",
                            "<a href=\"x\">b</a>", "<p>{0}</p>", "<p id=\"a\">b</p><p id=\"a\">b</p>", "<p>a < b</p>"}) {
    EXPECT_THAT(faults_of(head + wrong), Not(IsEmpty())) << wrong;
  }
}

TEST(impact_html, is_well_formed_small_and_needs_nothing_else) {
  struct Compared {
    const char* product;
    const char* reading;
    const char* option;
  };
  for (const auto& [product, reading, option] : {Compared{"vaudoise-hio-cyber", "security_properties", "all"},
                                                 Compared{"vaudoise-hio-cyber", "issuer_duties", "duty"},
                                                 Compared{"lalux-easypro-cyber", "rekeying_granted", "yes"},
                                                 Compared{"lalux-easypro-cyber", "waiting_kind", "deducting_actual"}}) {
    const ImpactSubject subject = subject_of_reading(product, reading, option);
    const ImpactFigures figures = measure_small(subject, SmallBook{random_book(product, 400, 11)});
    for (const Language language : languages) {
      const std::string html = impact_html(report_impact(subject, figures, language));
      EXPECT_THAT(faults_of(html), IsEmpty()) << reading;
      EXPECT_LT(html.size(), 200'000u);
      EXPECT_EQ(html.find("url(http"), std::string::npos);
      EXPECT_EQ(html, impact_html(report_impact(subject, figures, language)));
    }
  }
}

/// Names of files and editions come from outside.
TEST(impact_html, lets_no_name_become_markup) {
  ImpactSubject subject = subject_of_reading("lalux-easypro-cyber", "rekeying_granted", "yes");
  subject.book = "<script>alert(\"1\")</script>&'.arrow";
  auto renamed = std::make_shared<Wording>(*subject.after.wording);
  renamed->form.edition = "<img src=x onerror=alert(1)>";
  subject.after.wording = renamed;
  ImpactFigures figures = measure_small(subject, SmallBook{testing::book_of_cases("lalux-easypro-cyber")});
  figures.first_reject = Reject{3, "<b>", "\"no\" & <i>"};
  for (const Language language : languages) {
    const std::string html = impact_html(report_impact(subject, figures, language));
    EXPECT_THAT(faults_of(html), IsEmpty());
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;.arrow"));
    EXPECT_THAT(html, HasSubstr("&lt;img src=x onerror=alert(1)&gt;"));
  }
}

/// Each state has its shape and its word, and each side its kind of line: without any colour the page still reads.
TEST(impact_html, says_states_by_shape_and_word) {
  const ImpactSubject subject = subject_of_reading("vaudoise-hio-cyber", "issuer_duties", "duty");
  const ImpactFigures figures = measure_small(subject, SmallBook{random_book("vaudoise-hio-cyber", 400, 11)});
  const std::string html = impact_html(report_impact(subject, figures, Language::de));
  for (const Outcome outcome : {Outcome::covered, Outcome::partly_covered, Outcome::not_covered, Outcome::pending}) {
    const std::string name(symbol_name(outcome));
    EXPECT_THAT(html, HasSubstr("<symbol id=\"" + name + "\""));
    EXPECT_THAT(html, HasSubstr("<use href=\"#" + name + "\"/></svg>" + html_text(say(word_of(outcome), Language::de))));
  }
}

TEST(impact_svg, measures_in_whole_hundredths) {
  EXPECT_EQ(svg_percent(1, 3), "33.33%");
  EXPECT_EQ(svg_percent(1, 1'000'000), "0.80%") << "what is there can be seen";
  EXPECT_EQ(svg_percent(0, 3), "0.00%");
  EXPECT_EQ(svg_percent(5, 5), "100.00%");
  EXPECT_EQ(svg_percent(Int128{1} << 100, Int128{1} << 101), "50.00%");
}

}  // namespace
}  // namespace couvert
