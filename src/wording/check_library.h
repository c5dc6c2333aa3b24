// What can only be said of all wordings of a library together.
#pragma once

#include <memory>
#include <vector>

#include "source/diagnostic.h"
#include "source/source_file.h"
#include "wording/wording.h"

namespace couvert {

/// Notes every fact of the vocabulary that none of `wordings` reads: `fact_never_asked`, where it is declared. They must be all wordings
/// of the library, products and law modules, because products share the vocabulary and each of them reads a part of it.
void note_facts_never_asked(const SourceFile& vocabulary, const std::vector<std::shared_ptr<const Wording>>& wordings,
                            Diagnostics& diagnostics);

}  // namespace couvert
