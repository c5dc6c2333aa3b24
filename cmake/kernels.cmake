# The evaluator over columns is loops: all of src/batch is compiled for speed, and its kernels once for each instruction set;
# src/batch/kernels.cpp chooses when the program runs.

if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT COUVERT_SANITIZE)
  file(GLOB batch_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/batch/*.cpp)
  set_source_files_properties(${batch_sources} PROPERTIES COMPILE_OPTIONS "-O3")
endif()

foreach(kernel "v3 -march=x86-64-v3" "v4 -march=x86-64-v4 -mprefer-vector-width=512")
  separate_arguments(options UNIX_COMMAND ${kernel})
  list(POP_FRONT options name)
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/src/batch/kernels_${name}.cpp APPEND PROPERTY COMPILE_OPTIONS ${options} -mpclmul)
endforeach()
