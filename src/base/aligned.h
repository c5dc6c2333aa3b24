// Arrays on cache-line boundaries, for loops that the compiler vectorises.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace couvert {

inline constexpr std::size_t cache_line = 64;

template <class T>
struct AlignedAllocator {
  using value_type = T;
  AlignedAllocator() = default;
  template <class U>
  explicit AlignedAllocator(const AlignedAllocator<U>&) {}
  [[nodiscard]] T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{cache_line}));
  }
  void deallocate(T* memory, std::size_t) { ::operator delete(memory, std::align_val_t{cache_line}); }
  template <class U>
  struct rebind { using other = AlignedAllocator<U>; };
  friend bool operator==(const AlignedAllocator&, const AlignedAllocator&) { return true; }
};

template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

}  // namespace couvert
