#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "base/ensure.h"

namespace couvert {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  ensure(done == 1 && length == digest.size(), "OpenSSL knows SHA-256");
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    text += hexadecimal[byte >> 4u];
    text += hexadecimal[byte & 0x0Fu];
  }
  return text;
}

}  // namespace couvert
