// Reads covers: the grant, and how the money terms reach it.
#include "wording/parse_expression.h"
#include "wording/parse_parts.h"
#include "wording/parse_statement.h"

namespace couvert {
namespace {

RequiresLine parse_requires(TokenReader& in, Tree& tree, Place place) {
  RequiresLine line{.truth = parse_expression(in, tree), .place = place};
  if (in.accept("for")) line.kinds = parse_names(in, "a kind of cost");
  line.guard = parse_when(in, tree);
  return line;
}

CountsLine parse_counts(TokenReader& in, Place place) {
  CountsLine line{.fact = in.take_name("a fact of type count"), .place = place};
  in.require(", at most");
  line.at_most = in.take_whole_number();
  in.require("per event , by");
  line.by = in.take_name("a fact of type date");
  return line;
}

std::optional<WaitMode> parse_wait_mode(TokenReader& in, Tree& tree) {
  WaitMode mode{.place = in.now().place};
  if (in.accept("qualifying")) {
    mode.kind = WaitMode::Kind::qualifying;
  } else if (in.accept("deducting pro rata")) {
    mode.kind = WaitMode::Kind::deducting_pro_rata;
  } else if (in.accept("deducting")) {
    mode.kind = WaitMode::Kind::deducting;
    mode.fact = in.take_name("a fact of type money");
  } else {
    return std::nullopt;
  }
  mode.guard = parse_when(in, tree);
  return mode;
}

WaitsLine parse_waits(TokenReader& in, Tree& tree, Place place) {
  WaitsLine line{.hours = in.take_name("a key of the schedule"), .place = place};
  in.require("from");
  line.from = in.take_name("a fact of type datetime");
  in.require("to");
  line.to = in.take_name("a fact of type datetime");
  while (auto mode = parse_wait_mode(in, tree)) line.modes.push_back(std::move(*mode));
  return line;
}

FreeLine parse_free(TokenReader& in, Tree& tree, Place place) {
  FreeLine line{.of_deductible = in.accept("deductible"), .place = place};
  if (!line.of_deductible) in.require("limit");
  line.guard = parse_when(in, tree);
  return line;
}

PaysLine parse_pays(TokenReader& in, Tree& tree) {
  PaysLine line{.kinds = parse_names(in, "a kind of cost")};
  line.guard = parse_when(in, tree);
  return line;
}

SharesLine parse_shares(TokenReader& in, Tree& tree, Place place) {
  SharesLine line{.cover = in.take_name("a cover"), .place = place};
  line.guard = parse_when(in, tree);
  return line;
}

/// The lines that may stand once.
bool parse_single_line(TokenReader& in, Tree& tree, CoverStatement& cover) {
  const Place place = in.now().place;
  if (in.accept("label")) {
    refuse_second(in, cover.label.has_value(), place, "`label` of one cover");
    cover.label = parse_required_labels(in);
  } else if (in.accept("after")) {
    refuse_second(in, cover.after.has_value(), place, "`after` of one cover");
    cover.after = parse_expression(in, tree);
  } else if (in.accept("grants")) {
    refuse_second(in, cover.grants.has_value(), place, "`grants` of one cover");
    cover.grants = GrantsLine{.amount = parse_sum(in, tree), .place = place};
  } else if (in.accept("counts")) {
    refuse_second(in, cover.counts.has_value(), place, "`counts` of one cover");
    cover.counts = parse_counts(in, place);
  } else if (in.accept("waits")) {
    refuse_second(in, cover.waits.has_value(), place, "`waits` of one cover");
    cover.waits = parse_waits(in, tree, place);
  } else if (in.accept("sublimit")) {
    refuse_second(in, cover.sublimit.has_value(), place, "`sublimit` of one cover");
    cover.sublimit = SublimitLine{.amount = parse_sum(in, tree), .place = place};
    in.require("per event");
  } else {
    return false;
  }
  return true;
}

void parse_line(TokenReader& in, Tree& tree, CoverStatement& cover) {
  const Place place = in.now().place;
  if (parse_single_line(in, tree, cover)) return;
  if (in.accept("pays")) {
    cover.pays.push_back(parse_pays(in, tree));
  } else if (in.accept("requires")) {
    cover.requirements.push_back(parse_requires(in, tree, place));
  } else if (in.accept("shares sublimit of")) {
    cover.shares.push_back(parse_shares(in, tree, place));
  } else if (in.accept("free of")) {
    cover.free_of.push_back(parse_free(in, tree, place));
  } else {
    in.fail_expected();
  }
}

}  // namespace

StatementBody parse_cover(TokenReader& in, Tree& tree) {
  CoverStatement cover{.name = in.take_name("the name of a cover")};
  in.require("pays");
  cover.kinds = parse_names(in, "a kind of cost");
  cover.guard = parse_guard(in, tree);
  while (!in.at_end()) parse_line(in, tree, cover);
  return cover;
}

}  // namespace couvert
