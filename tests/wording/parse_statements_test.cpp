// Every form of every statement, and what the tree then holds.
#include <gtest/gtest.h>

#include "wording/parse_rules_of.h"
#include "wording/print_expression.h"

namespace couvert {
namespace {

using test::joined;
using test::only;
using test::parse_rules;
using test::Parsed;

std::string print(const Parsed& parsed, ExpressionId id) { return print_expression(parsed.tree, id); }
std::string print(const Parsed& parsed, const std::optional<ExpressionId>& id) { return id ? print(parsed, *id) : "none"; }
std::string print(const Parsed& parsed, const Guard& guard) {
  return (guard.contracts_from ? format_day(*guard.contracts_from) + " " : "") + print(parsed, guard.when);
}

TEST(parse_vocabulary, kind) {
  const Parsed parsed = parse_rules(R"(kind relocation fr "Déménagement" de "Umzug" en "Moving house")");
  const auto& kind = only<KindStatement>(parsed);
  EXPECT_EQ(kind.name.text, "relocation");
  EXPECT_EQ(kind.labels.fr, "Déménagement");
  EXPECT_EQ(kind.labels.de, "Umzug");
  EXPECT_EQ(kind.labels.en, "Moving house");
}

TEST(parse_vocabulary, a_missing_language_is_left_to_the_checker) {
  const Parsed parsed = parse_rules(R"(kind relocation en "Moving house")");
  EXPECT_EQ(only<KindStatement>(parsed).labels.fr, "");
}

TEST(parse_vocabulary, fact_with_every_attribute) {
  const Parsed parsed = parse_rules("fact share: money judgement changeable 0 unless stated owed_by insurer\n  fr \"Combien ?\"");
  const auto& fact = only<FactStatement>(parsed);
  EXPECT_EQ(fact.type.name.text, "money");
  EXPECT_TRUE(fact.judgement && fact.changeable && fact.zero_unless_stated);
  ASSERT_TRUE(fact.owed_by);
  EXPECT_EQ(fact.owed_by->text, "insurer");
  EXPECT_EQ(fact.labels.fr, "Combien ?");
}

TEST(parse_vocabulary, fact_without_attributes) {
  for (const char* type : {"bool", "money", "count", "percent", "date", "datetime"}) {
    const Parsed parsed = parse_rules("fact a: " + std::string(type));
    const auto& fact = only<FactStatement>(parsed);
    EXPECT_EQ(fact.type.name.text, type);
    EXPECT_FALSE(fact.judgement || fact.changeable || fact.zero_unless_stated || fact.owed_by);
  }
}

TEST(parse_vocabulary, fact_with_options) {
  const Parsed parsed = parse_rules(
      "fact trigger: attack | malware changeable\n  fr \"Quoi ?\" en \"What?\"\n  option attack fr \"une attaque\" en \"an attack\"\n"
      "  option malware de \"Schadsoftware\"");
  const auto& fact = only<FactStatement>(parsed);
  EXPECT_EQ(fact.type.name.text, "");
  EXPECT_EQ(joined(fact.type.options), "attack malware");
  EXPECT_TRUE(fact.changeable);
  ASSERT_EQ(fact.option_labels.size(), 2u);
  EXPECT_EQ(fact.option_labels[0].option.text, "attack");
  EXPECT_EQ(fact.option_labels[0].labels.en, "an attack");
  EXPECT_EQ(fact.option_labels[1].labels.de, "Schadsoftware");
}

TEST(parse_vocabulary, input) {
  const Parsed parsed = parse_rules("input by: policyholder | insurer fr \"Qui ?\"\n  option insurer fr \"l'assureur\"");
  const auto& input = only<InputStatement>(parsed).declared;
  EXPECT_EQ(input.name.text, "by");
  EXPECT_EQ(joined(input.type.options), "policyholder insurer");
  EXPECT_EQ(input.option_labels.size(), 1u);
}

TEST(parse_vocabulary, schedule_and_field) {
  const Parsed schedule = parse_rules("schedule sum_insured fr \"Somme\"");
  EXPECT_EQ(only<ScheduleLabelStatement>(schedule).name.text, "sum_insured");
  const Parsed field = parse_rules("field incident.discovered fr \"Quand ?\"");
  const Parsed with_options = parse_rules("schedule kind fr \"Genre\" option mild fr \"doux\" option hard fr \"dur\"");
  ASSERT_EQ(only<ScheduleLabelStatement>(with_options).option_labels.size(), 2u);
  EXPECT_EQ(only<ScheduleLabelStatement>(with_options).option_labels[1].labels.fr, "dur");
  EXPECT_EQ(only<FieldStatement>(field).name.text, "incident.discovered");
}

TEST(parse_vocabulary, reading) {
  const Parsed parsed = parse_rules(
      "reading refusal_by: any_company | every_company = any_company\n  question fr \"Qui ?\" de \"Wer?\" en \"Who?\"\n  because fr \"précise\""
      "\n  option every_company de \"alle\"");
  const auto& reading = only<ReadingStatement>(parsed);
  EXPECT_EQ(joined(reading.options), "any_company every_company");
  EXPECT_EQ(reading.adopted.text, "any_company");
  EXPECT_EQ(reading.question.de, "Wer?");
  EXPECT_EQ(reading.because.fr, "précise");
  ASSERT_EQ(reading.option_labels.size(), 1u);
  EXPECT_EQ(reading.option_labels[0].option.text, "every_company");
  EXPECT_EQ(reading.option_labels[0].labels.de, "alle");
}

TEST(parse_vocabulary, reading_without_reason_is_left_to_the_checker) {
  const Parsed parsed = parse_rules("reading a: yes | no = yes");
  EXPECT_EQ(only<ReadingStatement>(parsed).because.fr, "");
}

TEST(parse_vocabulary, title_source_and_no_rule) {
  const Parsed title = parse_rules("title de \"Kündigung\" en \"Termination\"");
  EXPECT_EQ(only<TitleStatement>(title).labels.de, "Kündigung");
  const Parsed source = parse_rules("source \"RS 221.229.1\" of 2022-01-01 unchecked");
  EXPECT_EQ(only<SourceStatement>(source).text, "RS 221.229.1");
  EXPECT_EQ(format_day(only<SourceStatement>(source).as_of), "2022-01-01");
  EXPECT_FALSE(only<SourceStatement>(source).checked);
  const Parsed checked = parse_rules("source \"a\" of 2022-01-01 checked");
  EXPECT_TRUE(only<SourceStatement>(checked).checked);
  const Parsed no_rule = parse_rules("no rule \"introduit 2.1 à 2.4\"");
  EXPECT_EQ(only<NoRuleStatement>(no_rule).reason, "introduit 2.1 à 2.4");
}

TEST(parse_rules, event_with_its_label_at_each_place) {
  for (const char* text : {"event e: a or b\n  label fr \"un\"", "event e\n  label fr \"un\"\n  : a or b", "event e:\n  label fr \"un\"\n  a or b"}) {
    const Parsed parsed = parse_rules(text);
    const auto& event = only<EventStatement>(parsed);
    EXPECT_EQ(event.name.text, "e");
    ASSERT_TRUE(event.label) << text;
    EXPECT_EQ(event.label->fr, "un");
    EXPECT_EQ(print(parsed, event.truth), "a or b");
  }
  const Parsed unlabelled = parse_rules("event e: label");
  EXPECT_FALSE(only<EventStatement>(unlabelled).label);
}

TEST(parse_rules, condition_and_notice) {
  const Parsed plain = parse_rules("condition c: x");
  EXPECT_FALSE(only<ConditionStatement>(plain).notice);
  EXPECT_TRUE(only<ConditionStatement>(plain).kinds.empty());
  const Parsed full = parse_rules("notice n for k1, k2 for contracts from 2022-01-01 when r = a: x within cover");
  const auto& notice = only<ConditionStatement>(full);
  EXPECT_TRUE(notice.notice);
  EXPECT_EQ(joined(notice.kinds), "k1 k2");
  EXPECT_EQ(print(full, notice.guard), "2022-01-01 r = a");
  EXPECT_EQ(print(full, notice.truth), "x within cover");
  const Parsed dated = parse_rules("condition c for contracts from 2022-01-01: x");
  EXPECT_EQ(print(dated, only<ConditionStatement>(dated).guard), "2022-01-01 none");
}

TEST(parse_rules, duty) {
  const Parsed parsed = parse_rules(
      "duty d: a if b\n  strict when s = no\n  breach not stated when s = a\n  breach no cover\n  breach reduces by cut when s = b");
  const auto& duty = only<DutyStatement>(parsed);
  EXPECT_EQ(print(parsed, duty.truth), "a if b");
  EXPECT_TRUE(duty.strict);
  EXPECT_EQ(print(parsed, duty.strict_guard), "s = no");
  ASSERT_EQ(duty.breaches.size(), 3u);
  EXPECT_EQ(duty.breaches[0].effect, BreachLine::Effect::not_stated);
  EXPECT_EQ(print(parsed, duty.breaches[0].guard), "s = a");
  EXPECT_EQ(duty.breaches[1].effect, BreachLine::Effect::no_cover);
  EXPECT_EQ(duty.breaches[2].effect, BreachLine::Effect::reduces);
  EXPECT_EQ(duty.breaches[2].fact.value_or(Word{}).text, "cut");
  EXPECT_EQ(duty.breaches[2].place, (Place{10, 3}));
  const Parsed plain = parse_rules("duty d: a");
  EXPECT_FALSE(only<DutyStatement>(plain).strict);
}

TEST(parse_rules, exclusion) {
  const Parsed bare = parse_rules("exclusion e");
  EXPECT_FALSE(only<ExclusionStatement>(bare).truth);
  const Parsed of_kinds = parse_rules("exclusion e of k1, k2");
  EXPECT_EQ(joined(only<ExclusionStatement>(of_kinds).kinds), "k1 k2");
  const Parsed full = parse_rules("exclusion e of k for contracts from 2022-01-01 when r = no: a on any cost");
  const auto& exclusion = only<ExclusionStatement>(full);
  EXPECT_EQ(print(full, exclusion.guard), "2022-01-01 r = no");
  EXPECT_EQ(print(full, exclusion.truth), "a on any cost");
}

TEST(parse_rules, reduction) {
  const Parsed parsed = parse_rules("reduction r for contracts from 2022-01-01: cut when a and not b");
  const auto& reduction = only<ReductionStatement>(parsed);
  EXPECT_EQ(reduction.fact.text, "cut");
  EXPECT_EQ(print(parsed, reduction.guard), "2022-01-01 none");
  EXPECT_EQ(print(parsed, reduction.truth), "a and not b");
}

TEST(parse_rules, presume) {
  const Parsed parsed = parse_rules("presume when r = a f1 = no,\n  f2 = 0, f3 = other, burden insurer,\n  except for costs of c1, c2");
  const auto& presume = only<PresumeStatement>(parsed);
  EXPECT_EQ(print(parsed, presume.guard), "r = a");
  ASSERT_EQ(presume.facts.size(), 3u);
  EXPECT_EQ(presume.facts[1].fact.text, "f2");
  EXPECT_EQ(presume.facts[1].value.text, "0");
  EXPECT_EQ(presume.facts[2].value.text, "other");
  EXPECT_EQ(presume.burden.text, "insurer");
  EXPECT_EQ(joined(presume.except_covers), "c1 c2");
}

TEST(parse_rules, excuse_and_override) {
  const Parsed duty = parse_rules("excuse any duty for contracts from 2022-01-01 when not causal");
  EXPECT_FALSE(only<ExcuseStatement>(duty).notice);
  EXPECT_EQ(print(duty, only<ExcuseStatement>(duty).guard), "2022-01-01 none");
  EXPECT_EQ(print(duty, only<ExcuseStatement>(duty).truth), "not causal");
  const Parsed notice = parse_rules("excuse any notice when a");
  EXPECT_TRUE(only<ExcuseStatement>(notice).notice);
  const Parsed override = parse_rules("override any exclusion of k1, k2 for contracts from 2022-01-01");
  EXPECT_EQ(joined(only<OverrideStatement>(override).kinds), "k1 k2");
}

TEST(parse_cover, every_line) {
  const Parsed parsed = parse_rules(R"(cover c pays k1, k2 for contracts from 2022-01-01 when r = a
  label fr "la garantie" en "the cover"
  pays k3 when r = b
  after any event or e
  requires a and b for k1, k2 when r = c
  requires d
  counts sessions, at most 6 per event, by incurred_on
  grants counted_share * (amount - share) - 3 * 20.50 CHF
  waits waiting_hours from f1 to f2
    qualifying when w = q
    deducting lost when w = d
    deducting pro rata when w = p
  sublimit 20 % of sum_insured per event
  shares sublimit of other when r = yes
  free of deductible
  free of limit when r = no)");
  const auto& cover = only<CoverStatement>(parsed);
  EXPECT_EQ(joined(cover.kinds), "k1 k2");
  EXPECT_EQ(print(parsed, cover.guard), "2022-01-01 r = a");
  EXPECT_EQ(cover.label.value_or(Labels{}).en, "the cover");
  ASSERT_EQ(cover.pays.size(), 1u);
  EXPECT_EQ(print(parsed, cover.pays[0].guard), "r = b");
  EXPECT_EQ(print(parsed, cover.after), "any event or e");
  ASSERT_EQ(cover.requirements.size(), 2u);
  EXPECT_EQ(print(parsed, cover.requirements[0].truth), "a and b");
  EXPECT_EQ(joined(cover.requirements[0].kinds), "k1 k2");
  EXPECT_EQ(print(parsed, cover.requirements[0].guard), "r = c");
  EXPECT_EQ(cover.requirements[1].place, (Place{11, 3}));
  ASSERT_TRUE(cover.counts);
  EXPECT_EQ(cover.counts->fact.text + " " + std::to_string(cover.counts->at_most) + " " + cover.counts->by.text, "sessions 6 incurred_on");
  ASSERT_TRUE(cover.grants);
  EXPECT_EQ(print(parsed, cover.grants->amount), "counted_share * (amount - share) - 3 * 20.50 CHF");
  ASSERT_TRUE(cover.waits);
  EXPECT_EQ(cover.waits->hours.text + " " + cover.waits->from.text + " " + cover.waits->to.text, "waiting_hours f1 f2");
  ASSERT_EQ(cover.waits->modes.size(), 3u);
  EXPECT_EQ(cover.waits->modes[0].kind, WaitMode::Kind::qualifying);
  EXPECT_EQ(cover.waits->modes[1].kind, WaitMode::Kind::deducting);
  EXPECT_EQ(cover.waits->modes[1].fact.value_or(Word{}).text, "lost");
  EXPECT_EQ(cover.waits->modes[2].kind, WaitMode::Kind::deducting_pro_rata);
  EXPECT_EQ(print(parsed, cover.waits->modes[2].guard), "w = p");
  EXPECT_EQ(cover.waits->modes[2].place, (Place{17, 5}));
  ASSERT_TRUE(cover.sublimit);
  EXPECT_EQ(print(parsed, cover.sublimit->amount), "20 % of sum_insured");
  ASSERT_EQ(cover.shares.size(), 1u);
  EXPECT_EQ(cover.shares[0].cover.text, "other");
  ASSERT_EQ(cover.free_of.size(), 2u);
  EXPECT_TRUE(cover.free_of[0].of_deductible);
  EXPECT_FALSE(cover.free_of[1].of_deductible);
  EXPECT_EQ(print(parsed, cover.free_of[1].guard), "r = no");
}

TEST(parse_money_terms, all) {
  const Parsed off = parse_rules("off every cost: recovered, betterment");
  EXPECT_EQ(joined(only<OffEveryCostStatement>(off).facts), "recovered betterment");
  const Parsed other = parse_rules("other insurance: paid_by_others");
  EXPECT_EQ(only<OtherInsuranceStatement>(other).fact.text, "paid_by_others");
  const Parsed limit = parse_rules("limit: sum_insured per event");
  EXPECT_EQ(print(limit, only<LimitStatement>(limit).amount), "sum_insured");
  const Parsed plain = parse_rules("deductible: deductible per event");
  EXPECT_FALSE(only<DeductibleStatement>(plain).has_order_line);
  const Parsed ordered = parse_rules("deductible: deductible per event\n  before sublimit when o = b");
  EXPECT_TRUE(only<DeductibleStatement>(ordered).has_order_line);
  EXPECT_EQ(print(ordered, only<DeductibleStatement>(ordered).before_sublimit), "o = b");
  const Parsed agreed = parse_rules("sublimit of every cover: limit per event");
  EXPECT_EQ(only<AgreedSublimitStatement>(agreed).key.text, "limit");
}

TEST(parse_calculation, termination) {
  const Parsed ordinary = parse_rules("termination: 14 days after receipt\n  last day covered when e = end");
  const auto& termination = only<TerminationStatement>(ordinary);
  EXPECT_FALSE(termination.name);
  EXPECT_EQ(termination.count, 14);
  EXPECT_EQ(termination.unit.text, "days");
  EXPECT_TRUE(termination.last_day_covered);
  EXPECT_EQ(print(ordinary, termination.last_day_guard), "e = end");
  const Parsed named = parse_rules("termination after_loss: 1 month after receipt");
  EXPECT_EQ(only<TerminationStatement>(named).name.value_or(Word{}).text, "after_loss");
  EXPECT_EQ(only<TerminationStatement>(named).unit.text, "months");
}

TEST(parse_calculation, refund) {
  const Parsed parsed = parse_rules(
      "refund: policy.annual_premium by days left\n  thirty_360 when c = t\n  cash 0.05 CHF\n  not due when by = policyholder\n"
      "  paid within 30 days of the end of cover");
  const auto& refund = only<RefundStatement>(parsed);
  EXPECT_FALSE(refund.name);
  EXPECT_EQ(print(parsed, refund.premium), "policy.annual_premium");
  EXPECT_TRUE(refund.thirty_360);
  EXPECT_EQ(print(parsed, refund.thirty_360_guard), "c = t");
  EXPECT_EQ(refund.cash.value_or(Money{}).minor, 5);
  EXPECT_EQ(print(parsed, refund.not_due), "by = policyholder");
  EXPECT_EQ(refund.paid_within_days.value_or(0), 30);
  const Parsed named = parse_rules("refund early: policy.annual_premium by days left");
  EXPECT_EQ(only<RefundStatement>(named).name.value_or(Word{}).text, "early");
}

TEST(parse_calculation, deadline) {
  const Parsed parsed = parse_rules(R"(deadline barred: 3 years after knowledge, at the latest 1 year after event as long_stop
  from the next full hour when p = a
  at least 2 working days from the day of the event when p = b
  at least 3 whole working days
  moved to the next working day when p = c
  interest at 5 % on amount until paid)");
  const auto& deadline = only<DeadlineStatement>(parsed);
  EXPECT_EQ(deadline.period.count, 3);
  EXPECT_EQ(deadline.period.unit.text, "years");
  EXPECT_EQ(deadline.period.after.text, "knowledge");
  ASSERT_TRUE(deadline.latest);
  EXPECT_EQ(deadline.latest->unit.text, "years");
  EXPECT_EQ(deadline.latest->after.text, "event");
  EXPECT_EQ(deadline.latest_name.value_or(Word{}).text, "long_stop");
  ASSERT_EQ(deadline.lines.size(), 4u);
  EXPECT_EQ(deadline.lines[0].kind, PeriodLine::Kind::next_full_hour);
  EXPECT_EQ(deadline.lines[1].kind, PeriodLine::Kind::working_days_from_event);
  EXPECT_EQ(deadline.lines[1].days, 2);
  EXPECT_EQ(print(parsed, deadline.lines[1].guard), "p = b");
  EXPECT_EQ(deadline.lines[2].kind, PeriodLine::Kind::whole_working_days);
  EXPECT_EQ(deadline.lines[3].kind, PeriodLine::Kind::next_working_day);
  ASSERT_TRUE(deadline.interest);
  EXPECT_FALSE(deadline.interest->rate_input);
  EXPECT_EQ(deadline.interest->rate_percent, (Decimal{5, 0}));
  EXPECT_EQ(deadline.interest->amount.text + " " + deadline.interest->until.text, "amount paid");
  const Parsed by_input = parse_rules("deadline due: 72 hours after aware\n  interest at rate on amount until paid");
  EXPECT_EQ(only<DeadlineStatement>(by_input).interest.value_or(InterestLine{}).rate_input.value_or(Word{}).text, "rate");
}

TEST(parse_calculation, scope) {
  const Parsed parsed = parse_rules("scope applies: staff >= 50 or annual_turnover > 10000000 EUR or exception_2_2");
  EXPECT_EQ(print(parsed, only<ScopeStatement>(parsed).truth), "staff >= 50 or annual_turnover > 10000000 EUR or exception_2_2");
}

TEST(parse_statement, keeps_its_text_and_places) {
  const Parsed parsed = parse_rules("# before\n\nevent é: x");
  EXPECT_EQ(parsed.tree.statements.size(), 0u);
  const Parsed two = parse_rules("# before\nevent e: a  # why\n\n  # between\n  and\n    b\n\nno rule \"x\"");
  ASSERT_EQ(two.tree.statements.size(), 2u);
  EXPECT_EQ(two.tree.statements[0].text, "event e: a  # why\n\n  # between\n  and\n    b");
  EXPECT_EQ(two.tree.statements[0].place, (Place{7, 1}));
  EXPECT_EQ(two.tree.statements[1].place, (Place{13, 1}));
  const auto& conjunction = two.tree.at(std::get<EventStatement>(two.tree.statements[0].body).truth);
  EXPECT_EQ(two.tree.at(conjunction.operands[1]).place, (Place{11, 5}));
}

}  // namespace
}  // namespace couvert
