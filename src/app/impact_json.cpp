// Every number that the page and the table show, by name.
#include "app/impact_json.h"

#include "base/json_writer.h"

namespace couvert {
namespace {

using Layout = JsonWriter::Layout;

class ImpactJson {
 public:
  explicit ImpactJson(const ImpactReport& report) : report_(report) {}

  std::string run() {
    json_.begin_object(Layout::lines);
    compared();
    count("dossiers", report_.total.dossiers);
    count("rejected", report_.figures.tally.rejected());
    count("decided_otherwise", report_.decided_otherwise);
    amounts(report_.total);
    movements();
    outcomes();
    covers();
    clauses();
    sizes();
    largest();
    witnesses();
    json_.end_object();
    return json_.text() + "\n";
  }

 private:
  void count(std::string_view key, std::uint64_t number) {
    json_.key(key);
    json_.number(static_cast<std::int64_t>(number));
  }
  void money(std::string_view key, Int128 minor) { json_.member(key, format_sum(minor, report_.currency())); }
  void open_money(std::string_view key, const OpenAmount& amount) {
    if (amount.minor) money(key, *amount.minor);
    else json_.member(key, "unbounded");
  }
  void list(std::string_view key, Layout layout = Layout::lines) {
    json_.key(key);
    json_.begin_array(layout);
  }
  void names(std::string_view key, const std::vector<std::string>& all) {
    list(key, Layout::inline_);
    for (const std::string& name : all) json_.string(name);
    json_.end_array();
  }

  void side(std::string_view key, const ImpactSide& side) {
    const Form& form = side.wording->form;
    json_.key(key);
    json_.begin_object();
    json_.member("product", form.product);
    json_.member("edition", form.edition);
    json_.member("hash", form.hash);
    json_.end_object();
  }

  void compared() {
    json_.key("compared");
    json_.begin_object(Layout::lines);
    json_.member("sentence", impact_sentence(report_, Medium::terminal));
    json_.member("book", report_.subject.book);
    side("before", report_.subject.before);
    side("after", report_.subject.after);
    list("changes");
    for (const MadeChange& change : report_.changes) {
      json_.begin_object();
      json_.member("name", change.name);
      json_.member("question", change.question);
      json_.member("before", change.before);
      json_.member("after", change.after);
      json_.end_object();
    }
    json_.end_array();
    json_.key("strict");
    json_.boolean(report_.subject.strict);
    json_.end_object();
  }

  void from_to(std::string_view key, Int128 before, Int128 after) {
    json_.key(key);
    json_.begin_object();
    money("before", before);
    money("after", after);
    money("change", after - before);
    json_.end_object();
  }

  void amounts(const MoveTally& tally) {
    from_to("due", tally.due_before, tally.due_after);
    from_to("at_most", tally.most_before, tally.most_after);
    if (tally.unbounded_before + tally.unbounded_after == 0) return;
    json_.key("unbounded");
    json_.begin_object();
    count("before", tally.unbounded_before);
    count("after", tally.unbounded_after);
    json_.end_object();
  }

  void movements() {
    list("movements");
    for (std::size_t m = 0; m < movement_count; ++m) {
      json_.begin_object();
      json_.member("movement", name_of(static_cast<Movement>(m)));
      count("dossiers", report_.movements[m].dossiers);
      amounts(report_.movements[m]);
      json_.end_object();
    }
    json_.end_array();
  }

  void kind(MoveKind kind) {
    constexpr std::array<std::string_view, shift_count> shifts = {"same", "restated", "less", "more"};
    json_.member("before", name_of(kind.before));
    json_.member("after", name_of(kind.after));
    json_.member("shift", shifts[static_cast<std::size_t>(kind.shift)]);
  }

  void outcomes() {
    list("outcomes");
    for (std::size_t i = 0; i < move_kind_count; ++i) {
      const MoveTally& tally = report_.figures.tally.of(move_kind(i));
      if (tally.dossiers == 0) continue;
      json_.begin_object();
      kind(move_kind(i));
      count("dossiers", tally.dossiers);
      amounts(tally);
      json_.end_object();
    }
    json_.end_array();
  }

  void covers() {
    list("covers");
    for (const CoverRow& row : report_.covers) {
      json_.begin_object();
      json_.member("cover", row.name);
      json_.member("clause", row.clause);
      json_.member("label", row.label);
      count("dossiers", row.tally.dossiers);
      money("more", row.tally.more);
      money("less", row.tally.less);
      money("change", row.tally.more + row.tally.less);
      json_.end_object();
    }
    json_.end_array();
  }

  void one_sided(std::string_view key, std::uint64_t dossiers, Int128 change) {
    json_.key(key);
    json_.begin_object();
    count("dossiers", dossiers);
    money("change", change);
    json_.end_object();
  }

  void clauses() {
    list("clauses");
    for (const ClauseRow& row : report_.clauses) {
      json_.begin_object();
      json_.member("clause", row.id);
      json_.member("title", row.title);
      one_sided("decides_only_after", row.tally.gained, row.tally.change_gained);
      one_sided("decides_only_before", row.tally.lost, row.tally.change_lost);
      json_.end_object();
    }
    json_.end_array();
  }

  void sizes() {
    list("sizes");
    for (const SizeRow& row : report_.sizes) {
      json_.begin_object();
      count("from", row.from);
      count("to", row.to);
      count("more", row.more);
      count("less", row.less);
      json_.end_object();
    }
    json_.end_array();
  }

  void move(const KeptMove& move) {
    count("row", move.row);
    kind(move.kind);
    from_to("due", move.due_before, move.due_after);
    json_.key("at_most");
    json_.begin_object();
    open_money("before", move.most_before);
    open_money("after", move.most_after);
    json_.end_object();
  }

  void largest() {
    json_.key("largest");
    json_.begin_object(Layout::lines);
    for (const auto& [key, moves] : {std::pair{"more", &report_.more}, std::pair{"less", &report_.less}}) {
      list(key);
      for (const ExplainedMove& one : *moves) {
        json_.begin_object();
        move(one.move);
        json_.member("why", why_said(one, report_));
        json_.end_object();
      }
      json_.end_array();
    }
    json_.end_object();
  }

  void cost_side(std::string_view key, const CostDecision& cost) {
    json_.key(key);
    json_.begin_object();
    json_.member("outcome", name_of(cost.outcome));
    if (!cost.cover.empty()) json_.member("cover", cost.cover);
    names("clauses", cost.clauses);
    money("payable", cost.payable);
    open_money("payable_at_most", cost.payable_at_most);
    json_.end_object();
  }

  void costs(const ComparedDecisions& compared) {
    list("costs");
    for (const std::size_t i : costs_that_move(compared)) {
      json_.begin_object();
      json_.member("id", compared.after.costs[i].id);
      json_.member("kind", compared.after.costs[i].kind);
      cost_side("before", compared.before.costs[i]);
      cost_side("after", compared.after.costs[i]);
      json_.end_object();
    }
    json_.end_array();
  }

  void findings(const ComparedDecisions& compared) {
    list("findings");
    for (const FindingChange& change : changed_findings(compared.before, compared.after)) {
      json_.begin_object();
      json_.member("clause", change.clause);
      json_.member("nature", change.nature);
      if (!change.name.empty()) json_.member("name", change.name);
      if (!change.cost.empty()) json_.member("cost", change.cost);
      json_.member("before", name_of(change.before));
      json_.member("after", name_of(change.after));
      json_.end_object();
    }
    json_.end_array();
  }

  void witnesses() {
    list("witnesses");
    for (const ExplainedMove& one : report_.witnesses) {
      json_.begin_object(Layout::lines);
      count("dossiers_alike", one.alike);
      move(one.move);
      costs(one.compared);
      findings(one.compared);
      json_.end_object();
    }
    json_.end_array();
  }

  const ImpactReport& report_;
  JsonWriter json_;
};

}  // namespace

std::string impact_json(const ImpactReport& report) { return ImpactJson(report).run(); }

}  // namespace couvert
