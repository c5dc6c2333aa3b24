# Makes a source file of all texts of wordings/ that are part of the program. Sets `embedded_wordings` to its path.

file(GLOB_RECURSE wording_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/wordings
     ${PROJECT_SOURCE_DIR}/wordings/*.md
     ${PROJECT_SOURCE_DIR}/wordings/*.yaml
     ${PROJECT_SOURCE_DIR}/wordings/editions.lock)
list(FILTER wording_files EXCLUDE REGEX "(^|/)cases/")
list(TRANSFORM wording_files PREPEND ${PROJECT_SOURCE_DIR}/wordings/ OUTPUT_VARIABLE wording_paths)

# The names are part of the command: when a file goes, the command changes, and the source file is made anew.
list(JOIN wording_files "|" wording_names)
set(embedded_wordings ${PROJECT_BINARY_DIR}/generated/builtin_files.cpp)
add_custom_command(
  OUTPUT ${embedded_wordings}
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${PROJECT_SOURCE_DIR}/wordings "-DNAMES=${wording_names}" -DOUTPUT=${embedded_wordings}
          -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
  DEPENDS ${wording_paths} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
  COMMENT "Embedding wordings/"
  VERBATIM)
