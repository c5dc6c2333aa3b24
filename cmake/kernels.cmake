# The kernels of src/batch are compiled once for each instruction set; src/batch/kernels.cpp chooses when the program runs.

set(kernel_folder ${PROJECT_SOURCE_DIR}/src/batch)
set_source_files_properties(${kernel_folder}/kernels_baseline.cpp PROPERTIES COMPILE_OPTIONS "-O3")
set_source_files_properties(${kernel_folder}/kernels_v3.cpp PROPERTIES COMPILE_OPTIONS "-O3;-march=x86-64-v3;-mpclmul")
set_source_files_properties(${kernel_folder}/kernels_v4.cpp PROPERTIES COMPILE_OPTIONS "-O3;-march=x86-64-v4;-mpclmul;-mprefer-vector-width=512")
