# Makes the header of the Arrow metadata from its schema. Defines the library `arrow_metadata`, which has it as <arrow_metadata_generated.h>.

set(arrow_metadata_folder ${PROJECT_BINARY_DIR}/generated/arrow)
set(arrow_metadata_header ${arrow_metadata_folder}/arrow_metadata_generated.h)
add_custom_command(
  OUTPUT ${arrow_metadata_header}
  COMMAND ${FLATC} --cpp --scoped-enums -o ${arrow_metadata_folder} ${PROJECT_SOURCE_DIR}/src/exchange/arrow_metadata.fbs
  DEPENDS ${PROJECT_SOURCE_DIR}/src/exchange/arrow_metadata.fbs
  COMMENT "Making arrow_metadata_generated.h"
  VERBATIM)
add_library(arrow_metadata INTERFACE)
# As a system's header: its warnings are not ours.
target_include_directories(arrow_metadata SYSTEM INTERFACE ${arrow_metadata_folder} ${flatbuffers_include})
