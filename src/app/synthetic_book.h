// A book of made-up dossiers on any wording: as a portfolio might report them, right by the rules of the dossier format.
#pragma once

#include <cstdint>
#include <memory>

#include "facts/dossier_source.h"
#include "wording/wording.h"

namespace couvert {

struct BookOptions {
  std::uint64_t rows = 0;
  std::uint64_t seed = 0;
  std::uint32_t unknown_ppm = 0;  // how much of what is stated and may be open is open, parts per million
};

/// Makes dossiers on demand. The same seed gives the same dossiers, however they are cut, whoever makes them; other openness leaves
/// the rest as it is, and more of it opens what less opens too.
/// Shape    pieces of `piece_dossiers`; the shares lie one behind the other. `layout` must outlive the source
/// Unknown  what a dossier leaves out stays left out
[[nodiscard]] std::unique_ptr<DossierSource> synthetic_book(std::shared_ptr<const Wording> wording, const ColumnLayout& layout,
                                                            const BookOptions& options, Share share);

}  // namespace couvert
