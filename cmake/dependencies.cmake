# The libraries from Debian's packages (listed in scripts/install-packages). Static where Debian has them so: a decision is
# made in milliseconds, and loading shared libraries would take a good part of them.

find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(date REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(CLI11 2.1 REQUIRED)

set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.81 REQUIRED COMPONENTS json)

# These have no CMake package, or one that names only the shared library.
function(add_static_library name header)
  find_path(${name}_include ${header} REQUIRED)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${${name}_include})
  foreach(file ${ARGN})
    find_library(${name}_${file} ${file} REQUIRED)
    target_link_libraries(${name} INTERFACE ${${name}_${file}})
  endforeach()
endfunction()
add_static_library(yaml-cpp yaml-cpp/yaml.h libyaml-cpp.a)
add_static_library(cmark-gfm cmark-gfm.h libcmark-gfm.a)
target_compile_definitions(cmark-gfm INTERFACE CMARK_GFM_STATIC_DEFINE)
# Headers only: random numbers by counter, the same on every compiler, thread and machine.
add_static_library(random123 Random123/philox.h)

add_static_library(lz4 lz4frame.h liblz4.a)
add_static_library(zstd zstd.h libzstd.a)

# Of FlatBuffers only the compiler and the headers are used.
find_program(FLATC flatc REQUIRED)
find_path(flatbuffers_include flatbuffers/flatbuffers.h REQUIRED)
# Without Open MPI the program works on one machine. Its C++ bindings are not used.
set(MPI_CXX_SKIP_MPICXX ON)
find_package(MPI QUIET COMPONENTS CXX)

# Only for tests and measurements; without them these are left out.
find_package(GTest QUIET)
find_package(rapidcheck QUIET)
find_package(benchmark QUIET)
