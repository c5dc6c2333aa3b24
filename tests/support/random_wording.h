// Small wordings and dossiers made up at random, the same for the same seed: for properties that hold whatever a wording says.
#pragma once

#include <memory>
#include <random>
#include <string>

#include "facts/dossier.h"
#include "wording/wording.h"

namespace couvert::testing {

/// The texts of a product, its law module and the vocabulary that both use.
struct RandomTexts {
  std::string vocabulary, product, law;
};

[[nodiscard]] RandomTexts random_texts(std::mt19937& random);

struct RandomWording {
  std::shared_ptr<const Wording> wording;
  RandomTexts texts;
};

/// A random wording that the checker takes; `refused` counts those that it did not, such as covers that can never be met.
[[nodiscard]] RandomWording random_wording(std::mt19937& random, std::size_t& refused);

[[nodiscard]] ReadingChoice random_readings(const Wording& wording, std::mt19937& random);

/// A dossier of up to five costs; some facts are left out, and some unknown if `with_unknown`.
[[nodiscard]] Dossier random_dossier(const Wording& wording, std::mt19937& random, bool with_unknown);

}  // namespace couvert::testing
