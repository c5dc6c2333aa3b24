// Whole numbers only: lengths are hundredths of a percent, heights are pixels.
#include "app/impact_svg.h"

#include <algorithm>

#include "app/html.h"
#include "app/spoken.h"

namespace couvert {
namespace {

constexpr std::string_view symbols = R"svg(<svg width="0" height="0" class="away" aria-hidden="true">
<symbol id="ok" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="currentColor" stroke="none"/><path d="m5.8 10.4 2.9 2.9 5.6-6.2" class="neg"/></symbol>
<symbol id="part" viewBox="0 0 20 20"><path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor"/><circle cx="10" cy="10" r="8"/></symbol>
<symbol id="no" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8"/></symbol>
<symbol id="open" viewBox="0 0 20 20"><path d="M10 1.2 18.8 10 10 18.8 1.2 10z"/><path d="M8 8.2c.2-2.7 4.2-2.4 4.1.1-.1 1.5-2.1 1.5-2.1 3.2M10 14v.1" stroke-width="1.8"/></symbol>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" stroke="currentColor" stroke-width="1.6"/></pattern>
</svg>
)svg";

/// Hundredths of a percent.
std::int64_t hundredths(Int128 part, Int128 whole) {
  if (whole <= 0 || part <= 0) return 0;
  return std::max<std::int64_t>(80, static_cast<std::int64_t>(std::min<Int128>(part * 10'000 / whole, 10'000)));
}

std::string as_percent(std::int64_t of_a_percent) {
  const std::string decimals = std::to_string(100 + of_a_percent % 100).substr(1);
  return std::to_string(of_a_percent / 100) + "." + decimals + "%";
}

std::string rect(std::int64_t x, std::int64_t width, std::string_view attributes) {
  return "<rect x=\"" + as_percent(x) + "\" y=\"0\" width=\"" + as_percent(width) + "\" height=\"16\"" + std::string(attributes) + "/>";
}

std::string shape_of(BarShape shape, std::int64_t x, std::int64_t width) {
  switch (shape) {
    case BarShape::solid: return rect(x, width, " class=\"pay\"");
    case BarShape::ring: return rect(x, width, " class=\"ring\"");
    case BarShape::dashed: return rect(x, width, " class=\"wait\"");
    case BarShape::plain: return rect(x, width, " class=\"plain\"");
    case BarShape::hatched: break;
  }
  return rect(x, width, " class=\"paper\"") + rect(x, width, " fill=\"url(#hatch)\"") + rect(x, width, " fill=\"none\" stroke=\"currentColor\"");
}

std::string bar_of(const std::string& content) { return "<svg class=\"bar\" aria-hidden=\"true\">" + content + "</svg>"; }

/// One outcome on one side of the flow.
struct Node {
  std::uint64_t dossiers = 0;
  std::int64_t top = 0, height = 0;
  std::int64_t used = 0;  // from the top, by ribbons drawn already
};
using Nodes = std::array<Node, outcome_count>;

constexpr std::int64_t flow_height = 264;
constexpr std::int64_t flow_gap = 40;  // labels of two lines stand clear of each other
constexpr std::int64_t flow_width = 1000;

void place(Nodes& nodes, std::uint64_t moved) {
  const auto there = std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.dossiers > 0; });
  const std::int64_t room = flow_height - flow_gap * there;
  std::int64_t top = flow_gap / 2;
  for (Node& node : nodes) {
    if (node.dossiers == 0) continue;
    node.top = top;
    node.height = std::max<std::int64_t>(2, static_cast<std::int64_t>(Int128{node.dossiers} * room / moved));
    top += node.height + flow_gap;
  }
}

std::string ribbon(Node& from, Node& to, std::uint64_t dossiers, std::string_view colour) {
  const auto part_of = [dossiers](const Node& node) {
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(Int128{dossiers} * node.height / node.dossiers));
  };
  const std::int64_t a = from.top + from.used;
  const std::int64_t b = to.top + to.used;
  const std::int64_t a_end = a + part_of(from);
  const std::int64_t b_end = b + part_of(to);
  from.used += part_of(from);
  to.used += part_of(to);
  const auto point = [](std::int64_t x, std::int64_t y) { return std::to_string(x) + " " + std::to_string(y); };
  const std::int64_t middle = flow_width / 2;
  return "<path class=\"" + std::string(colour) + "\" d=\"M" + point(0, a) + "C" + point(middle, a) + " " + point(middle, b) + " " + point(flow_width, b) +
         "V" + std::to_string(b_end) + "C" + point(middle, b_end) + " " + point(middle, a_end) + " " + point(0, a_end) + "z\"/>";
}

std::string labels(const Nodes& nodes, const SumWriter& sums, Language language) {
  std::string text = "<ul>";
  for (std::size_t o = 0; o < outcome_count; ++o) {
    if (nodes[o].dossiers == 0) continue;
    const auto outcome = static_cast<Outcome>(o);
    const std::string name(symbol_name(outcome));
    text += "<li style=\"top:" + std::to_string(nodes[o].top + nodes[o].height / 2) + "px\"><span class=\"st " + std::string(colour_class(outcome)) +
            "\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#" + name + "\"/></svg>" + html_text(say(word_of(outcome), language)) + "</span> <b>" +
            sums.count(nodes[o].dossiers) + "</b></li>";
  }
  return text + "</ul>";
}

}  // namespace

std::string_view svg_symbols() { return symbols; }

std::string_view symbol_name(Outcome outcome) {
  constexpr std::array<std::string_view, outcome_count> names = {"ok", "part", "no", "open"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view colour_class(Outcome outcome) {
  constexpr std::array<std::string_view, outcome_count> names = {"ok", "ok", "no", "open"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string svg_percent(Int128 part, Int128 whole) { return as_percent(hundredths(part, whole)); }

std::string svg_bar(BarShape shape, Int128 before, Int128 part, Int128 whole) {
  const std::int64_t width = hundredths(part, whole);
  const std::int64_t x = std::min<std::int64_t>(before > 0 ? hundredths(before, whole) : 0, 10'000 - width);
  return bar_of(shape_of(shape, x, width));
}

std::string svg_both_ways(Int128 less, Int128 more, Int128 largest) {
  const std::int64_t left = hundredths(less, largest) / 2;
  const std::int64_t right = hundredths(more, largest) / 2;
  std::string content;
  if (left > 0) content += rect(5000 - left, left, " class=\"ring\"");
  if (right > 0) content += shape_of(BarShape::hatched, 5000, right);
  return bar_of(content + "<line class=\"zero\" x1=\"50%\" x2=\"50%\" y1=\"-5\" y2=\"21\"/>");
}

std::string svg_flow(const ImpactReport& report, const SumWriter& sums) {
  if (report.decided_otherwise == 0) return {};
  Nodes before, after;
  std::array<std::array<std::uint64_t, outcome_count>, outcome_count> flows{};
  for (std::size_t i = 0; i < move_kind_count; ++i) {
    const MoveKind kind = move_kind(i);
    if (kind.shift == Shift::same) continue;
    const std::uint64_t dossiers = report.figures.tally.of(kind).dossiers;
    flows[static_cast<std::size_t>(kind.before)][static_cast<std::size_t>(kind.after)] += dossiers;
    before[static_cast<std::size_t>(kind.before)].dossiers += dossiers;
    after[static_cast<std::size_t>(kind.after)].dossiers += dossiers;
  }
  place(before, report.decided_otherwise);
  place(after, report.decided_otherwise);
  std::string ribbons;
  for (std::size_t from = 0; from < outcome_count; ++from) {
    for (std::size_t to = 0; to < outcome_count; ++to) {
      if (flows[from][to] > 0) ribbons += ribbon(before[from], after[to], flows[from][to], colour_class(static_cast<Outcome>(to)));
    }
  }
  return "<div class=\"flow\">" + labels(before, sums, report.language) + "<svg viewBox=\"0 0 " + std::to_string(flow_width) + " " +
         std::to_string(flow_height) + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + ribbons + "</svg>" + labels(after, sums, report.language) +
         "</div>\n";
}

}  // namespace couvert
