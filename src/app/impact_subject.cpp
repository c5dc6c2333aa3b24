#include "app/impact_subject.h"

#include <algorithm>

namespace couvert {
namespace {

bool is_same_column(const ColumnSpec& a, const ColumnSpec& b) {
  return a.name == b.name && a.role == b.role && a.index == b.index && a.type == b.type && a.options == b.options && a.required == b.required &&
         a.may_be_open == b.may_be_open;
}

}  // namespace

ImpactSide impact_side(std::shared_ptr<const Wording> wording, std::shared_ptr<const Program> program) {
  auto columns = std::make_shared<const ColumnLayout>(ColumnLayout::of(wording->form));
  return {std::move(wording), std::move(program), std::move(columns)};
}

bool reads_alike(const ImpactSide& before, const ImpactSide& after) {
  if (before.wording == after.wording) return true;
  // The same index means the same fact only in the same vocabulary, and the same instant only in the same zone.
  const auto& a = *before.columns;
  const auto& b = *after.columns;
  return before.wording->form.zone.name() == after.wording->form.zone.name() &&
         std::equal(a.of_dossier.begin(), a.of_dossier.end(), b.of_dossier.begin(), b.of_dossier.end(), is_same_column) &&
         std::equal(a.of_cost.begin(), a.of_cost.end(), b.of_cost.begin(), b.of_cost.end(), is_same_column);
}

bool is_one_side(const ImpactSide& before, const ImpactSide& after) {
  const Form& a = before.wording->form;
  const Form& b = after.wording->form;
  return a.product == b.product && a.edition == b.edition && before.program->readings == after.program->readings;
}

}  // namespace couvert
