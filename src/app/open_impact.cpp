#include "app/open_impact.h"

#include <utility>

namespace couvert {
namespace {

std::string full_name(const Form& form) { return form.product + "@" + form.edition; }

ImpactSide side_of(const ChosenProduct& product) { return {product.wording, product.program, product.columns}; }

tl::unexpected<TableError> wrong(std::string message) { return tl::unexpected<TableError>(TableError{std::move(message), false}); }

}  // namespace

TableResult<OpenImpact> open_impact(Engine& engine, const ImpactRequest& request) {
  const bool has_other_side = !request.against.empty() || !request.against_readings.empty();
  NamedReadings readings_after = request.readings;
  readings_after.insert(readings_after.end(), request.against_readings.begin(), request.against_readings.end());

  TableResult<OpenBook> before = open_book(engine, {request.path, request.product, has_other_side ? request.readings : NamedReadings{}, {}});
  if (!before) return tl::unexpected<TableError>(std::move(before.error()));
  const std::string own = full_name(before->product.wording->form);
  const std::string other = request.against.empty() ? own : request.against;
  const TableResult<ChosenProduct> after = choose_product(engine, other, readings_after);
  if (!after) return tl::unexpected<TableError>(after.error());

  OpenImpact opened{
      {request.path == "-" ? "<stdin>" : request.path, side_of(before->product), side_of(*after), request.strict}, std::move(*before), {}};
  const Form& a = opened.subject.before.wording->form;
  const Form& b = opened.subject.after.wording->form;
  if (a.currency != b.currency) {
    return wrong("`" + own + "` pays in " + std::string(a.currency.code()) + ", `" + full_name(b) + "` in " + std::string(b.currency.code()) +
                 ": their sums cannot be compared");
  }
  if (is_one_side(opened.subject.before, opened.subject.after))
    return wrong("both sides decide by `" + own + "` under the same readings: nothing can differ");
  if (reads_alike(opened.subject.before, opened.subject.after)) return opened;
  if (request.path == "-")
    return wrong("`" + own + "` and `" + full_name(b) +
                 "` read other columns, so that the table is read twice: name a file instead of standard input");
  TableResult<OpenBook> again = open_book(engine, {request.path, full_name(b), readings_after, {}});
  if (!again) return tl::unexpected<TableError>(std::move(again.error()));
  opened.after = std::move(*again);
  return opened;
}

}  // namespace couvert
