// Made-up dossiers of the household cyber cover, the same for the same seed: the book of the yardsticks and of their test.
#pragma once

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "facts/dossier.h"
#include "facts/form.h"

namespace couvert::yardstick {

/// How a made-up book looks, each in per mille.
struct BookShape {
  unsigned contrary = 15;     // facts answered otherwise than a loss that is covered needs
  unsigned own_answer = 10;   // facts of the incident that a cost answers for itself
  unsigned left_out = 300;    // of the facts that are presumed, and of the amounts that are 0 unless stated
  unsigned open = 0;          // facts and amounts that were asked about and not answered
  unsigned odd_kind = 60;     // costs of any kind, whatever happened
  unsigned many_costs = 5;    // dossiers with ten costs more
  unsigned odd_amount = 12;   // amounts that come off a cost, or were used before
};

/// Writes dossiers of one to six costs, a few of more, each around one thing that happened.
class DossierWriter {
 public:
  DossierWriter(const Form& form, const BookShape& shape, std::uint64_t seed);
  [[nodiscard]] Dossier next();
  [[nodiscard]] std::vector<Dossier> next(std::size_t count);

 private:
  struct Habit {
    FactId id = 0;
    std::string_view name;
    bool usual = false, presumed = false, of_cost = false;
  };

  [[nodiscard]] bool happens(unsigned per_mille) { return random_() % 1000 < per_mille; }
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
  [[nodiscard]] std::int64_t amount_up_to(std::int64_t high) { return between(0, high); }
  [[nodiscard]] Value truth_near(bool usual, bool presumed);
  [[nodiscard]] Value or_open(Value value) { return happens(shape_.open) ? unknown_value() : value; }
  void set(std::vector<Value>& facts, std::string_view name, std::int64_t number);
  void set_option(std::vector<Value>& facts, std::string_view name, std::string_view option);

  void write_policy(Policy& policy);
  void write_times(Incident& incident, const Policy& policy);
  void write_incident_facts(std::size_t scene, std::vector<Value>& facts);
  void write_cost(std::size_t scene, Cost& cost);
  void write_cost_facts(std::size_t scene, Cost& cost);

  const Form& form_;
  BookShape shape_;
  std::mt19937_64 random_;
  std::vector<Habit> habits_;
  std::int64_t discovered_ = 0;  // day
};

}  // namespace couvert::yardstick
