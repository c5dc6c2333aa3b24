# The loops over columns in src/exchange: with -O2 g++ 12 takes few of them several rows at once; measured by bench/arrow.cpp.

foreach(name arrow_numbers arrow_pieces arrow_values arrow_writer bit_copies check_rows check_values)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/src/exchange/${name}.cpp PROPERTIES COMPILE_OPTIONS "-O3")
endforeach()
