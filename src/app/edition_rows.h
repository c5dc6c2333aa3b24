// Rows of an older contract than the edition that decides: rejected, for an earlier edition decides them.
#pragma once

#include <memory>
#include <string>

#include "base/calendar.h"
#include "facts/column_layout.h"
#include "facts/dossier_source.h"

namespace couvert {

/// The same table, in which a row whose policy begins before `in_force_from` is rejected with `reason`. `layout` must outlive it.
[[nodiscard]] std::unique_ptr<DossierSource> reject_earlier_rows(std::unique_ptr<DossierSource> source, const ColumnLayout& layout,
                                                                 Day in_force_from, std::string reason);

}  // namespace couvert
