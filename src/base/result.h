// What can fail because of the world (a file, a database, the network): a value, or the reason why there is none.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace couvert {

struct Failure {
  std::string message;  // lower case, names the thing that failed
};

/// Has the members of `std::expected`, which C++20 does not have yet.
template <class T>
using Result = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> failure(std::string message) {
  return tl::unexpected<Failure>(Failure{std::move(message)});
}

}  // namespace couvert
