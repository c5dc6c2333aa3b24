# One GoogleTest binary `test_<folder>` per folder of tests/, each one test of ctest; `tests/support` is linked with all of them.
# One Google Benchmark binary `bench_<name>` per file of bench/, but for the programs written by hand (`handwritten_*`), which are a
# library: what the batch evaluator is measured against, and what tests/yardstick holds against the explaining evaluator.

file(GLOB yardstick_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/bench/handwritten_*.cpp)
add_library(couvert_yardstick STATIC EXCLUDE_FROM_ALL ${yardstick_sources})
target_include_directories(couvert_yardstick PUBLIC ${PROJECT_SOURCE_DIR}/bench)
target_link_libraries(couvert_yardstick PUBLIC couvert_all)
# The instruction sets among which the batch evaluator chooses too; the program over columns is compiled for each.
set(yardstick_columns ${PROJECT_SOURCE_DIR}/bench/handwritten_hio_columns)
set_source_files_properties(${yardstick_columns}_baseline.cpp PROPERTIES COMPILE_OPTIONS "-O3")
set_source_files_properties(${yardstick_columns}_v3.cpp PROPERTIES COMPILE_OPTIONS "-O3;-march=x86-64-v3")
set_source_files_properties(${yardstick_columns}_v4.cpp PROPERTIES COMPILE_OPTIONS "-O3;-march=x86-64-v4;-mprefer-vector-width=512")

if(GTest_FOUND AND rapidcheck_FOUND)
  add_library(couvert_test INTERFACE)
  target_include_directories(couvert_test INTERFACE ${PROJECT_SOURCE_DIR}/tests)
  # Tests find what they read by COUVERT_SOURCE_DIR, and the program by COUVERT_BINARY.
  target_compile_definitions(couvert_test INTERFACE COUVERT_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                                    COUVERT_BINARY="${PROJECT_BINARY_DIR}/couvert")
  target_link_libraries(couvert_test INTERFACE couvert_all GTest::gtest_main GTest::gmock rapidcheck)

  file(GLOB support_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/support/*.cpp)
  if(support_sources)
    add_library(couvert_test_support STATIC ${support_sources})
    target_link_libraries(couvert_test_support PRIVATE couvert_test)
  endif()

  file(GLOB test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*/*.cpp)
  set(test_folders "")
  foreach(source ${test_sources})
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME folder)
    list(APPEND sources_of_${folder} ${source})
    list(APPEND test_folders ${folder})
  endforeach()
  list(REMOVE_DUPLICATES test_folders)
  list(REMOVE_ITEM test_folders fuzz support mutation)
  foreach(folder ${test_folders})
    add_executable(test_${folder} ${sources_of_${folder}})
    # What is tested is optimised, the tests themselves are not: their tables take the compiler longer than they take to run.
    target_compile_options(test_${folder} PRIVATE -O0)
    target_link_libraries(test_${folder} PRIVATE couvert_test $<TARGET_NAME_IF_EXISTS:couvert_test_support>)
    if(folder STREQUAL yardstick)
      target_link_libraries(test_yardstick PRIVATE couvert_yardstick)
    endif()
    if(TARGET couvert)
      add_dependencies(test_${folder} couvert)
    endif()
    # Properties are tried with the same random values every time; a run by hand takes new ones.
    add_test(NAME ${folder} COMMAND test_${folder} --gtest_brief=1 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${folder} PROPERTIES TIMEOUT 600 ENVIRONMENT "RC_PARAMS=seed=20240101")
  endforeach()
else()
  message(STATUS "Without GoogleTest and RapidCheck no tests are built (scripts/install-packages test)")
endif()

# Tries the acceptance cases on faulty wordings; run by scripts/mutation, not by ctest, for it takes its time.
file(GLOB mutation_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/mutation/*.cpp)
if(mutation_sources AND NOT COUVERT_SANITIZE)
  add_executable(mutation EXCLUDE_FROM_ALL ${mutation_sources})
  target_include_directories(mutation PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(mutation PRIVATE COUVERT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(mutation PRIVATE couvert_all)
endif()

if(benchmark_FOUND AND NOT COUVERT_SANITIZE)
  file(GLOB bench_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/bench/*.cpp)
  list(FILTER bench_sources EXCLUDE REGEX "/handwritten_[^/]*$")
  foreach(source ${bench_sources})
    cmake_path(GET source STEM name)
    add_executable(bench_${name} ${source})
    target_compile_definitions(bench_${name} PRIVATE COUVERT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(bench_${name} PRIVATE couvert_all benchmark::benchmark)
    if(name STREQUAL batch)
      target_link_libraries(bench_batch PRIVATE couvert_yardstick)  # its own main prints the ratios
    else()
      target_link_libraries(bench_${name} PRIVATE benchmark::benchmark_main)
    endif()
  endforeach()
endif()
