#include "exchange/arrow_message.h"

#include <cstring>

#include <arrow_metadata_generated.h>

#include "exchange/table_fault.h"

namespace couvert {
namespace {

namespace fb = arrow_metadata;

template <class Root>
TableResult<const Root*> verified(ArrowBytes bytes, const char* what) {
  constexpr flatbuffers::uoffset_t max_depth = 64;
  constexpr flatbuffers::uoffset_t max_tables = 1'000'000;
  flatbuffers::Verifier verifier(bytes.data(), bytes.size(), max_depth, max_tables);
  // The smallest buffer has an offset and a table behind it; the verifier takes that for granted.
  if (bytes.size() < 2 * sizeof(flatbuffers::uoffset_t) || !verifier.VerifyBuffer<Root>(nullptr)) {
    return wrong_table(std::string(what) + " is damaged");
  }
  const Root* root = flatbuffers::GetRoot<Root>(bytes.data());
  const fb::MetadataVersion version = root->version();
  if (version != fb::MetadataVersion::V4 && version != fb::MetadataVersion::V5) {
    return wrong_table(std::string(what) + " is of an Arrow version other than V4 and V5");
  }
  return root;
}

}  // namespace

TableResult<const fb::Message*> verified_message(ArrowBytes metadata) { return verified<fb::Message>(metadata, "the metadata of a message"); }
TableResult<const fb::Footer*> verified_footer(ArrowBytes bytes) { return verified<fb::Footer>(bytes, "the footer"); }

std::uint32_t little_uint32(const std::uint8_t* bytes) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

}  // namespace couvert
