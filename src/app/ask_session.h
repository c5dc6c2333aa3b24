// The dialogue of `ask` as a state machine: from nothing, or from a dossier, to a decision. It reads and writes nothing itself.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cost_menu.h"
#include "app/engine.h"
#include "app/next_question.h"
#include "app/read_answer.h"

namespace couvert {

struct AskOptions {
  Language language = Language::en;
  bool strict = false;
  bool brief = false;           // not at a terminal: questions without menus and hints
  std::string product;          // `name` or `name@edition`; empty: asked
  std::string save_as = "./dossier.yaml";
  bool has_named_file = false;  // the user named `save_as`: it is written at the end of input too
  bool may_overwrite = false;   // `save_as` is the file that was read
};

/// One dialogue. Call order: `prompt`, `answer`, and so on until `is_finished`; whenever `wants_to_save`, the caller writes
/// `dossier_text` and says how it went.
class AskSession {
 public:
  AskSession(Engine& engine, AskOptions options);
  AskSession(Engine& engine, OpenedDossier opened, AskOptions options);

  [[nodiscard]] bool is_finished() const { return now_.step == Step::finished; }
  /// What to ask now.
  [[nodiscard]] std::string prompt() const;
  /// Takes one line and returns what to say about it, which may be nothing. A wrong answer changes nothing.
  [[nodiscard]] std::string answer(std::string_view line);
  /// No more lines will come: shows the decision as it is, and saves to a file that was named before.
  [[nodiscard]] std::string end_of_input();

  /// The file to write now, if any.
  struct SaveWish {
    std::string path;
    bool may_overwrite = false;
  };
  [[nodiscard]] const std::optional<SaveWish>& wants_to_save() const { return save_wish_; }
  [[nodiscard]] bool asks_to_overwrite() const { return now_.step == Step::overwrite; }
  [[nodiscard]] std::string dossier_text() const;
  /// How the saving went: each returns what to say.
  [[nodiscard]] std::string saved();
  [[nodiscard]] std::string already_there();
  [[nodiscard]] std::string save_failed(std::string_view why);

  /// The dossier so far, once there is a product and a policy.
  [[nodiscard]] const Dossier* dossier() const { return now_.wording ? &now_.dossier : nullptr; }
  [[nodiscard]] const Wording* wording() const { return now_.wording.get(); }

 private:
  enum class Step : std::uint8_t {
    product, cover_from, cover_to, concluded, schedule, more_terms, discovered, notified, cost_kind, cost_amount, cost_rate, question, save,
    overwrite, finished
  };

  /// Everything that an answer can change, so that taking one back is going back to an earlier state.
  struct State {
    Step step = Step::product;
    std::string product;
    std::optional<std::string> edition;
    std::shared_ptr<const Wording> wording;
    std::shared_ptr<const Program> program;
    Dossier dossier;
    std::size_t schedule_key = 0;
    std::size_t more_terms = 0;  // stated beyond what is asked
    std::vector<AnswerPlace> passed;
    std::optional<OpenQuestion> question;
    std::size_t questions_asked = 0;
  };

  // One method per step; each returns what to say.
  [[nodiscard]] std::string take_product(const std::string& line);
  [[nodiscard]] std::string take_policy_day(const std::string& line);
  [[nodiscard]] std::string take_schedule(const std::string& line);
  [[nodiscard]] std::string take_more_terms(const std::string& line);
  [[nodiscard]] std::string take_instant(const std::string& line, AskCommand command);
  [[nodiscard]] std::string take_cost_kind(const std::string& line);
  [[nodiscard]] std::string take_cost_amount(const std::string& line, AskCommand command);
  [[nodiscard]] std::string take_cost_rate(const std::string& line, AskCommand command);
  [[nodiscard]] std::string take_question(const std::string& line, AskCommand command);
  [[nodiscard]] std::string take_save(const std::string& line);
  [[nodiscard]] std::string take_overwrite(const std::string& line);
  [[nodiscard]] std::string take_statement(const std::string& line);
  [[nodiscard]] std::string take_back();
  [[nodiscard]] std::string stop(bool with_decision);
  [[nodiscard]] std::string run_command(AskCommand command);

  [[nodiscard]] std::vector<std::string> product_names() const;
  [[nodiscard]] std::string choose_edition(State& changed, Day from);
  [[nodiscard]] bool is_asked(ScheduleId key) const;
  [[nodiscard]] std::vector<ScheduleId> schedule_keys(bool asked) const;
  [[nodiscard]] Step after_schedule() const;
  void find_question();
  [[nodiscard]] std::string decision_text() const;
  [[nodiscard]] std::string complaint_of_dossier(const Dossier& changed) const;
  [[nodiscard]] std::string refuse(std::string_view why, std::string_view expected);
  [[nodiscard]] std::string accept(State changed);
  [[nodiscard]] bool has_dossier() const { return now_.wording && now_.step >= Step::cost_kind; }

  [[nodiscard]] std::string prompt_of_product() const;
  [[nodiscard]] std::string prompt_of_schedule() const;
  [[nodiscard]] std::string prompt_of_more_terms() const;
  [[nodiscard]] std::string prompt_of_kind() const;
  [[nodiscard]] std::string names_of_kinds(const CostMenu& menu) const;
  [[nodiscard]] std::string prompt_of_question() const;
  [[nodiscard]] std::string why() const;
  [[nodiscard]] std::string asking(std::string_view question, std::string_view expected) const;
  [[nodiscard]] std::string expected(FactType type) const;
  [[nodiscard]] const Form& form() const { return now_.wording->form; }

  Engine& engine_;
  AskOptions options_;
  State now_;
  std::vector<State> before_;
  std::optional<SaveWish> save_wish_;
  bool input_ended_ = false;
  bool was_refused_ = false;  // the last answer: long lists are not shown again for it
};

}  // namespace couvert
