// The layers of src/: no include upwards or sideways, no include cycle. First for the real tree, then the test of the
// test.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/include_graph.h"
#include "architecture/made_up_tree.h"

namespace couvert::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

const std::filesystem::path source_tree = std::filesystem::path(COUVERT_SOURCE_DIR) / "src";

TEST(Layers, no_file_includes_upwards_or_sideways) {
  const std::vector<Layer> layers = read_layers(source_tree / "layers.txt");
  const IncludeGraph graph = read_include_graph(source_tree);
  ASSERT_THAT(layers, Not(IsEmpty()));
  ASSERT_THAT(graph.includes, Not(IsEmpty()));
  EXPECT_THAT(wrong_includes(layers, graph), IsEmpty());
}

TEST(Layers, no_file_includes_itself_over_others) {
  EXPECT_THAT(include_cycles(read_include_graph(source_tree)), IsEmpty());
}

TEST(LayersOfMadeUpTree, wrong_includes_are_found) {
  const MadeUpTree tree({
      {"layers.txt", "# made up\n0 base\n1 source\n1 facts also source\n2 wording\n"},
      {"base/good.h", "#include <vector>\n"},
      {"base/upward.h", "// what it is\n#include \"wording/tree.h\"\n"},
      {"facts/allowed.h", "#include \"base/good.h\"\n#include \"source/place.h\"\n#include \"facts/other.h\"\n"},
      {"facts/other.h", ""},
      {"source/place.h", ""},
      {"source/sideways.cpp", "#include \"facts/other.h\"\n"},
      {"stray/lost.h", ""},
      {"wording/tree.h", "#include \"base/good.h\"\n  # include \"good.h\"\n"},
  });
  EXPECT_THAT(wrong_includes(read_layers(tree.root() / "layers.txt"), read_include_graph(tree.root())),
              ElementsAre("stray/lost.h:1: its folder has no rank in src/layers.txt",
                          "base/upward.h:2: `wording/tree.h`: upward include from rank 0 to 2",
                          "source/sideways.cpp:1: `facts/other.h`: `source` and `facts` have the same rank",
                          "wording/tree.h:2: `good.h`: no such file under src/ (includes are relative to it)"));
}

TEST(LayersOfMadeUpTree, cycles_are_found_once) {
  const MadeUpTree tree({
      {"base/a.h", "#include \"base/b.h\"\n"},
      {"base/b.h", "#include \"base/c.h\"\n"},
      {"base/c.h", "#include \"base/b.h\"\n#include \"base/d.h\"\n"},
      {"base/d.h", ""},
      {"base/e.h", "#include \"base/a.h\"\n#include \"base/d.h\"\n"},
  });
  EXPECT_THAT(include_cycles(read_include_graph(tree.root())), ElementsAre("base/b.h -> base/c.h -> base/b.h"));
}

}  // namespace
}  // namespace couvert::architecture
