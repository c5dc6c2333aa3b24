// How the readers of tables say what is wrong: with the table, or with the world that it is read from.
#pragma once

#include <string>
#include <utility>

#include "facts/dossier_source.h"

namespace couvert {

[[nodiscard]] inline tl::unexpected<TableError> wrong_table(std::string message) {
  return tl::unexpected<TableError>(TableError{.message = std::move(message)});
}
[[nodiscard]] inline tl::unexpected<TableError> unreadable_table(std::string message) {
  return tl::unexpected<TableError>(TableError{.message = std::move(message), .is_of_the_world = true});
}
/// The same fault, said of a file.
[[nodiscard]] inline tl::unexpected<TableError> fault_in(const std::string& name, TableError error) {
  error.message = "`" + name + "`: " + error.message;
  return tl::unexpected<TableError>(std::move(error));
}
/// The fault of another result, handed on.
template <class T>
[[nodiscard]] tl::unexpected<TableError> same_fault(const TableResult<T>& failed) {
  return tl::unexpected<TableError>(failed.error());
}

}  // namespace couvert
