// Runs the dialogue of `ask` between a person, or a pipe, and a session.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/ask_session.h"
#include "base/result.h"

namespace couvert {

/// The world as the dialogue sees it; a test gives its own.
struct AskWorld {
  std::function<std::optional<std::string>()> read_line;  // nothing at the end of input
  std::function<void(std::string_view)> write;
  std::function<bool(const std::string&)> exists;
  std::function<Result<void>(const std::string&, std::string_view)> write_file;
};

/// Asks until the session is finished or the input ends. Returns false if the dossier had to be saved and could not be (the world).
[[nodiscard]] bool hold_dialogue(AskSession& session, const AskWorld& world);

}  // namespace couvert
