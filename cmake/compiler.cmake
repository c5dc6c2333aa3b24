# How everything is compiled: language, warnings, sanitizers, and the fast linker and the compiler cache where there are any.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(COUVERT_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")
option(COUVERT_WERROR "Warnings are errors" ON)
option(COUVERT_FUZZ "Build the fuzz targets instead of the tests; needs clang" OFF)

# Without contraction the same text of arithmetic gives the same bits on every compiler.
# The prefix maps make every place `src/…`, in whatever directory the build is; ccache writes paths relative to the build's.
add_compile_options(-ffp-contract=off -ffile-prefix-map=${PROJECT_SOURCE_DIR}/= -ffile-prefix-map=../../=)

add_compile_options(
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wcast-qual -Wcast-align
  -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wundef -Wextra-semi -Wdouble-promotion
  # Designated initialisers leave out what has a good default; that is what they are for here.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(
    -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wmissing-declarations
    # g++ 12 sees overlapping copies in plain std::string concatenation (GCC bug 105329).
    -Wno-restrict)
else()
  add_compile_options(
    -Wmissing-prototypes -Wunreachable-code -Wnewline-eof -Wcomma -Wrange-loop-analysis
    # clang limits the length of a string; the embedded wordings are long ones.
    -Wno-overlength-strings)
endif()
if(COUVERT_WERROR)
  add_compile_options(-Werror)
endif()

if(COUVERT_SANITIZE)
  add_compile_options(-fsanitize=${COUVERT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${COUVERT_SANITIZE})
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Instrumented code hides initialisation from g++ 12; the plain build judges this warning.
    add_compile_options(-Wno-maybe-uninitialized)
  else()
    # Instrumented loops cannot be vectorised; that the kernels' are is for the plain build to judge.
    add_compile_options(-Wno-pass-failed)
  endif()
endif()
if(COUVERT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Two checkouts share what ccache keeps.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      /usr/bin/env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
