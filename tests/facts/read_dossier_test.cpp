// What a dossier states, in YAML and in JSON, and what it leaves out.
#include "facts/read_dossier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facts/fixture.h"

namespace couvert {
namespace {

using facts_test::dossier_of;
using facts_test::read_text_as_dossier;
using facts_test::small_dossier;
using facts_test::small_form;

Value fact_of(const std::vector<Value>& facts, std::string_view name) {
  return facts[*small_form().vocabulary->find_fact(name)];
}

Value incident_fact(const std::string& name, const std::string& value) {
  return fact_of(dossier_of(small_dossier(11, "  facts: {" + name + ": " + value + "}")).incident.facts, name);
}

Cost cost_of(const std::string& members) {
  return dossier_of(small_dossier(13, "  - {id: a, kind: data_restoration, " + members + "}")).costs.front();
}

TEST(Dossier, is_read_section_by_section) {
  const Dossier dossier = dossier_of(small_dossier());
  EXPECT_EQ(dossier.title, "A small dossier");
  EXPECT_EQ(dossier.readings, (std::vector<std::pair<ReadingId, std::uint8_t>>{{1, 0}}));
  EXPECT_EQ(dossier.policy.from, *parse_day("2026-01-01"));
  EXPECT_EQ(dossier.policy.to, *parse_day("2027-01-01"));
  EXPECT_EQ(dossier.policy.concluded, dossier.policy.from);
  EXPECT_EQ(dossier.policy.schedule[0], known(1'000'000));
  EXPECT_EQ(dossier.policy.schedule[1], Value{});
  EXPECT_EQ(dossier.incident.discovered, known(parse_instant("2026-03-02T07:30Z", small_form().zone).instant->seconds));
  EXPECT_EQ(dossier.incident.series_began, dossier.incident.discovered);
  EXPECT_EQ(dossier.incident.occurred, unknown_value());
  EXPECT_EQ(dossier.incident.paid_before, known(0));
  ASSERT_EQ(dossier.costs.size(), 1U);
  EXPECT_EQ(dossier.costs[0].id, "a");
  EXPECT_EQ(dossier.costs[0].amount, known(10'000));
}

TEST(Dossier, needs_no_costs) {
  EXPECT_TRUE(dossier_of(small_dossier(13, "")).costs.empty());
  EXPECT_TRUE(dossier_of(small_dossier(12, "source: x\ncosts: []\nexpect:")).costs.empty());
}

TEST(Dossier, counts_a_moment_that_is_left_out_as_unknown) {
  const Dossier dossier = dossier_of(small_dossier(9, "  paid_before: unknown"));
  EXPECT_EQ(dossier.incident.discovered, unknown_value());
  EXPECT_EQ(dossier.incident.series_began, unknown_value());
  EXPECT_EQ(dossier.incident.paid_before, unknown_value());
}

TEST(Dossier, tells_left_out_from_unknown) {
  EXPECT_EQ(incident_fact("card_misused", "unknown"), unknown_value());
  EXPECT_EQ(incident_fact("card_misused", "{unknown: \"the issuer has not answered\"}"), unknown_value());
  EXPECT_EQ(fact_of(dossier_of(small_dossier()).incident.facts, "card_misused"), Value{});
}

TEST(Dossier, reads_every_type_of_fact) {
  EXPECT_EQ(incident_fact("card_misused", "yes"), known(1));
  EXPECT_EQ(incident_fact("card_misused", "true"), known(1));
  EXPECT_EQ(incident_fact("card_misused", "\"no\""), known(0));
  EXPECT_EQ(incident_fact("trigger", "theft"), known(2));
  EXPECT_EQ(incident_fact("recovered_amount", "12.05 CHF"), known(1205));
  EXPECT_EQ(incident_fact("recovered_amount", "10000000000000 CHF"), known(max_amount_minor));
  EXPECT_EQ(incident_fact("sessions", "0"), known(0));
  EXPECT_EQ(incident_fact("sessions", "1000000000"), known(max_count));
  EXPECT_EQ(incident_fact("breach_reduction", "30 %"), known(300'000));
  EXPECT_EQ(incident_fact("breach_reduction", "0.0001 %"), known(1));
  EXPECT_EQ(incident_fact("breach_reduction", "100%"), known(1'000'000));
  EXPECT_EQ(incident_fact("incurred_on", "1970-01-02"), known(1));
  EXPECT_EQ(incident_fact("interrupted_from", "1970-01-01T01:00:07"), known(7));
  EXPECT_EQ(incident_fact("interrupted_from", "2026-10-25T02:30+01:00"),
            incident_fact("interrupted_from", "2026-10-25T01:30Z"));
}

TEST(Dossier, converts_a_foreign_cost_and_its_money_facts) {
  const Cost cost = cost_of("amount: 100.05 USD, rate: 0.9, facts: {recovered_amount: 10 USD}");
  EXPECT_EQ(cost.amount, known(9005));  // 90.045 rounds away from zero
  EXPECT_EQ(cost.foreign, (Money{10'005, *Currency::from_code("USD")}));
  EXPECT_EQ(cost.rate, (Decimal{9, 1}));
  EXPECT_EQ(fact_of(cost.facts, "recovered_amount"), known(900));
  const Cost mixed = cost_of("amount: 100 USD, rate: 0.9, facts: {recovered_amount: 10 CHF}");
  EXPECT_EQ(fact_of(mixed.facts, "recovered_amount"), known(1000));
}

TEST(Dossier, keeps_a_foreign_cost_open_while_its_rate_is) {
  const Cost cost = cost_of("amount: 100 USD, rate: unknown, facts: {recovered_amount: 10 USD}");
  EXPECT_EQ(cost.amount, unknown_value());
  EXPECT_TRUE(cost.rate_unknown);
  EXPECT_EQ(fact_of(cost.facts, "recovered_amount"), unknown_value());
}

TEST(Dossier, may_leave_an_amount_open) {
  const Cost cost = cost_of("amount: {unknown: \"no invoice yet\"}");
  EXPECT_EQ(cost.amount, unknown_value());
  EXPECT_FALSE(cost.rate_unknown);
}

TEST(Dossier, is_the_same_in_json) {
  const Dossier yaml = dossier_of(
      "title: A\nproduct: test-product@2024-01\nreadings: {ransom_within_sublimit: yes}\n"
      "policy: {number: 17, from: 2026-01-01, to: 2027-01-01, annual_premium: 84 CHF,\n"
      "  schedule: {sum_insured: unknown, waiting_hours: 12}, termination: {received: 2026-04-10, by: insurer}}\n"
      "incident: {discovered: 2026-03-02T08:30, notified: unknown, facts: {card_misused: yes, sessions: 3, "
      "breach_reduction: 30 %}}\n"
      "costs: [{id: a, kind: ransom_payment, amount: 5 USD, rate: 0.95, facts: {card_misused: no, incurred_on: "
      "2026-03-03}}]\n");
  const Dossier json =
      dossier_of(R"({"title": "A", "product": "test-product@2024-01", "readings": {"ransom_within_sublimit": true},
    "policy": {"number": "17", "from": "2026-01-01", "to": "2027-01-01", "annual_premium": "84 CHF",
      "schedule": {"sum_insured": "unknown", "waiting_hours": 12}, "termination": {"received": "2026-04-10", "by": "insurer"}},
    "incident": {"discovered": "2026-03-02T08:30", "notified": {"unknown": "not asked"},
      "facts": {"card_misused": true, "sessions": 3, "breach_reduction": "30 %"}},
    "costs": [{"id": "a", "kind": "ransom_payment", "amount": "5 USD", "rate": 0.95,
      "facts": {"card_misused": "no", "incurred_on": "2026-03-03"}}]})");
  EXPECT_EQ(yaml, json);
}

TEST(Dossier, survives_being_written_and_read_again) {
  const Form form = small_form();
  for (const std::string& text :
       {small_dossier(), small_dossier(13, ""),
        small_dossier(1, "title: \"A: \\\"quoted\\\" # title, with — signs\\n\""),
        small_dossier(9,
                      "  discovered: 2026-10-25T02:30+01:00\n  series_began: 2026-10-25T02:30+02:00\n  occurred: "
                      "2026-01-01T00:00\n"
                      "  paid_before: 3.05 CHF\n  deductible_before: unknown"),
        small_dossier(
            7,
            "  number: \"null\"\n  concluded: 2025-12-10\n  annual_premium: 84 CHF\n  schedule: {sum_insured: unknown, "
            "deductible_order: before_sublimit, gross_negligence_waived: no, limit.cyber_fraud: 5 CHF}\n"
            "  termination: {received: 2026-04-10, by: policyholder}"),
        small_dossier(
            11,
            "  facts: {card_misused: unknown, recovered_amount: 0.05 CHF, sessions: 3, breach_reduction: 12.3456 %,\n"
            "    incurred_on: 2026-03-02, interrupted_from: 2026-03-02T08:00:07}"),
        small_dossier(
            13,
            "  - {id: \"- a: b\", kind: ransom_payment, amount: 3 JPY, rate: 0.00650, facts: {recovered_amount: 1 "
            "JPY}}\n"
            "  - {id: yes, kind: ransom_payment, amount: 3 USD, rate: unknown, facts: {recovered_amount: 1 USD}}\n"
            "  - {id: ~a, kind: ransom_payment, amount: unknown}")}) {
    const Dossier dossier = dossier_of(text);
    const std::string written = format_dossier(dossier, form);
    const auto again = read_text_as_dossier(written);
    ASSERT_TRUE(again.dossier.has_value()) << written << again.errors.front();
    EXPECT_EQ(*again.dossier, dossier) << written;
  }
}

TEST(Value, is_printed_as_it_is_stated) {
  const Form form = small_form();
  EXPECT_EQ(format_value({}, FactType::truth, {}, form), "");
  EXPECT_EQ(format_value(unknown_value(), FactType::money, {}, form), "unknown");
  EXPECT_EQ(format_value(known(1), FactType::truth, {}, form), "yes");
  EXPECT_EQ(format_value(known(1), FactType::option, {"a", "b"}, form), "b");
  EXPECT_EQ(format_value(known(1205), FactType::money, {}, form), "12.05 CHF");
  EXPECT_EQ(format_value(known(300'000), FactType::percent, {}, form), "30 %");
  EXPECT_EQ(format_value(known(1), FactType::percent, {}, form), "0.0001 %");
  EXPECT_EQ(format_value(known(1'000'000), FactType::percent, {}, form), "100 %");
  EXPECT_EQ(format_value(known(1), FactType::date, {}, form), "1970-01-02");
  EXPECT_EQ(format_value(known(0), FactType::instant, {}, form), "1970-01-01T01:00:00+01:00");
}

std::optional<DossierHead> head_of(const std::string& text, std::vector<std::string>& errors) {
  const SourceFile file("test.yaml", text);
  Diagnostics diagnostics;
  const std::optional<Node> root = read_document(file, DocumentLimits{}, diagnostics);
  std::optional<DossierHead> head = root ? read_dossier_head(*root, file, diagnostics) : std::nullopt;
  errors = facts_test::lines_of(diagnostics);
  return head;
}

TEST(DossierHead, names_product_edition_and_first_day) {
  std::vector<std::string> errors;
  const auto plain = head_of(small_dossier(), errors);
  ASSERT_TRUE(plain.has_value());
  EXPECT_EQ(plain->product, "test-product");
  EXPECT_FALSE(plain->edition.has_value());
  EXPECT_EQ(plain->policy_from, parse_day("2026-01-01"));
  const auto pinned = head_of("product: p@2024-01\n", errors);
  ASSERT_TRUE(pinned.has_value());
  EXPECT_EQ(pinned->product, "p");
  EXPECT_EQ(pinned->edition, "2024-01");
  EXPECT_FALSE(pinned->policy_from.has_value());
}

TEST(DossierHead, reports_what_it_cannot_do_without) {
  std::vector<std::string> errors;
  EXPECT_FALSE(head_of("title: x\n", errors));
  EXPECT_THAT(errors, testing::ElementsAre("1:1 missing_key: the dossier lacks the key `product`"));
  for (const char* text : {"product: \"\"", "product: p@", "product: [p]", "product:"}) {
    EXPECT_FALSE(head_of(text, errors)) << text;
    ASSERT_EQ(errors.size(), 1U) << text;
    EXPECT_THAT(errors.front(), testing::HasSubstr("wrong_type: `product` must be the name of a product"));
  }
}

}  // namespace
}  // namespace couvert
