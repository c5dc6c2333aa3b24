// Prompt, line, reply; and a file where the session wishes one.
#include "app/ask_dialogue.h"

namespace couvert {
namespace {

bool save(AskSession& session, const AskWorld& world) {
  const AskSession::SaveWish wish = *session.wants_to_save();
  if (!wish.may_overwrite && world.exists(wish.path)) {
    world.write(session.already_there());
    return true;
  }
  const Result<void> written = world.write_file(wish.path, session.dossier_text());
  world.write(written ? session.saved() : session.save_failed(written.error().message));
  return written.has_value();
}

}  // namespace

bool hold_dialogue(AskSession& session, const AskWorld& world) {
  bool is_saved = true;
  while (!session.is_finished()) {
    world.write(session.prompt());
    const std::optional<std::string> line = world.read_line();
    world.write(line ? session.answer(*line) : session.end_of_input());
    // A wish that already waits for the answer whether to overwrite is not repeated.
    if (session.wants_to_save() && !session.asks_to_overwrite()) is_saved = save(session, world);
  }
  return is_saved;
}

}  // namespace couvert
