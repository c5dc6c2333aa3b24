// One command as it was given, before anything is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/audience.h"
#include "facts/vocabulary.h"

namespace couvert {

enum class Verb { decide, explain, test, ask, whatif, check, facts, deadline, refund, batch, impact };
enum class BatchVerb { decide, generate, explain, schema };

/// What only the verbs of `batch` have.
struct BatchArguments {
  BatchVerb verb = BatchVerb::decide;
  std::string format;        // --format; empty: by the ending of --out
  std::string rejects;       // --rejects; empty: beside --out
  std::size_t threads = 0;   // --threads; 0: every core
  std::size_t chunk = 0;     // --chunk; 0: what is fastest
  std::uint64_t rows = 0;    // --rows
  std::uint64_t seed = 0;    // --seed
  std::uint32_t unknown_ppm = 0;  // --unknown
  std::uint64_t row = 0;     // ROW
};

/// What only `impact` has.
struct ImpactArguments {
  std::string against;       // --against
  std::vector<std::pair<std::string, std::string>> against_readings;  // --against-reading NAME=VALUE
  std::string html;          // --html; `-`: standard output
  std::size_t threads = 0;   // --threads; 0: every core
  std::size_t movers = 10;   // --movers
};

struct Command {
  Verb verb = Verb::decide;
  std::vector<std::string> paths;                              // dossiers, cases, wordings
  std::vector<std::pair<std::string, std::string>> readings;   // --reading NAME=VALUE
  std::vector<std::pair<std::string, std::string>> values;     // FACT=VALUE, KEY=VALUE, in their order
  std::string rule;                                            // of `deadline`
  std::string product;                                         // of `facts` and `batch schema`, --product
  std::string out;                                             // --out
  std::string wordings;                                        // --wordings DIR; empty: built in
  std::string zone;                                            // --zone
  std::optional<Language> language;
  Audience audience = Audience::handler;
  bool json = false;
  bool strict = false;
  bool accept = false;
  bool coverage = false;
  bool publish = false;
  bool notes = false;
  BatchArguments batch;
  ImpactArguments impact;
};

/// Help, version or a usage error: what to print, and the exit code.
struct Farewell {
  std::string text;
  int exit_code = 0;
};

/// Reads the arguments. Errors   wrong usage is a farewell with exit code 2 that names the nearest right option
[[nodiscard]] std::variant<Command, Farewell> read_command(int argc, const char* const* argv);

/// Runs a command. Shape   returns the exit code
struct Io;
[[nodiscard]] int run_command(const Command& command, Io& io);

}  // namespace couvert
