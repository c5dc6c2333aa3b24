# One libFuzzer binary `fuzz_<name>` per file of tests/fuzz/; its corpus is kept in tests/fuzz/corpus/<name>/.

file(GLOB fuzz_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp)
foreach(source ${fuzz_sources})
  cmake_path(GET source STEM name)
  add_executable(fuzz_${name} ${source})
  # libFuzzer finds its entry by name; there is no header that declares it.
  target_compile_options(fuzz_${name} PRIVATE -Wno-missing-prototypes)
  target_compile_definitions(fuzz_${name} PRIVATE COUVERT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(fuzz_${name} PRIVATE couvert_all)
endforeach()
