# A script (cmake -P): writes the files NAMES (separated by `|`) of FOLDER into OUTPUT, as the table that src/wording/builtin_files.h declares.

set(entries "")
string(REPLACE "|" ";" names "${NAMES}")
foreach(name IN LISTS names)
  file(READ "${FOLDER}/${name}" text)
  if(text MATCHES "\\)embedded\"")
    message(FATAL_ERROR "${name} contains the mark that ends an embedded text")
  endif()
  string(APPEND entries "      {\"${name}\", R\"embedded(${text})embedded\"},\n")
endforeach()

file(WRITE "${OUTPUT}.new" "// Made by cmake/embed_files.cmake from the texts of wordings/.
#include \"wording/builtin_files.h\"

namespace couvert {

const std::vector<BuiltinFile>& builtin_files() {
  static const std::vector<BuiltinFile> files = {
${entries}  };
  return files;
}

}  // namespace couvert
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
