// The type of products of two amounts, under a name that pedantic compilers accept.
#pragma once

namespace couvert {

__extension__ typedef __int128 Int128;

}  // namespace couvert
