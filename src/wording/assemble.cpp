#include "wording/assemble.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ensure.h"
#include "base/sha256.h"
#include "wording/check.h"
#include "wording/edition_text.h"
#include "wording/parse.h"

namespace couvert {
namespace {

constexpr std::string_view vocabulary_name = "vocabulary";
constexpr std::size_t max_modules = 64;

struct LoadedFile {
  std::string name;  // of the module, or the path of the wording
  std::unique_ptr<SourceFile> source;
  Tree tree;
};

/// Loads a wording and, depth first, what it uses.
class Family {
 public:
  Family(const Texts& texts, const std::string& root, Diagnostics& diagnostics) : texts_(texts), root_(root), diagnostics_(diagnostics) {}

  void load(const std::string& path) {
    const LoadedFile& main = parse(path, path);
    const FrontMatter& front = main.tree.front;
    if (!front.module.text.empty()) on_the_way_.push_back(front.module.text);
    texts_used_ = main.source->text();
    follow_uses(main);
  }
  /// The vocabulary is there for everyone; a product has to say that it uses it, so that its hash contains it.
  void load_vocabulary() {
    if (find(vocabulary_name) != nullptr) return;
    const LoadedFile& main = *files_.front();
    const Word& product = main.tree.front.product;
    if (!product.text.empty()) {
      diagnostics_.error("malformed_front_matter", *main.source, product.place, "a product uses the module `vocabulary`");
      return;
    }
    const std::string path = std::string(vocabulary_name) + ".md";
    if (texts_.contains(path)) {
      parse(std::string(vocabulary_name), path);
    } else {
      diagnostics_.error("unknown_module", *main.source, {}, "there is no module `vocabulary`");
    }
  }

  [[nodiscard]] std::string hash() const { return "sha256:" + sha256_hex(edition_text(texts_used_, find(vocabulary_name)->tree)); }
  [[nodiscard]] ParsedFile main() const { return parsed(*files_.front()); }
  [[nodiscard]] ParsedFile vocabulary() const { return parsed(*find(vocabulary_name)); }
  [[nodiscard]] std::vector<ParsedFile> law() const {
    std::vector<ParsedFile> files;
    for (std::size_t i = 1; i < files_.size(); ++i) {
      if (files_[i]->name != vocabulary_name) files.push_back(parsed(*files_[i]));
    }
    return files;
  }

 private:
  static ParsedFile parsed(const LoadedFile& file) { return {file.source.get(), &file.tree}; }

  [[nodiscard]] const LoadedFile* find(std::string_view name) const {
    const auto found = std::find_if(files_.begin(), files_.end(), [name](const auto& file) { return file->name == name; });
    return found == files_.end() ? nullptr : found->get();
  }
  const LoadedFile& parse(const std::string& name, const std::string& path) {
    auto file = std::make_unique<LoadedFile>();
    file->name = name;
    file->source = std::make_unique<SourceFile>(root_ + path, texts_.at(path));
    file->tree = parse_wording(*file->source, diagnostics_);
    files_.push_back(std::move(file));
    return *files_.back();
  }
  void follow_uses(const LoadedFile& user) {
    for (const Word& module : user.tree.front.uses) use(user, module);
  }
  void use(const LoadedFile& user, const Word& module) {
    if (std::find(on_the_way_.begin(), on_the_way_.end(), module.text) != on_the_way_.end()) {
      diagnostics_.error("module_cycle", *user.source, module.place, "module `" + module.text + "` uses itself");
      return;
    }
    if (find(module.text) != nullptr) return;
    const std::string path = module.text + ".md";
    if (!texts_.contains(path)) return report_unknown(user, module);
    if (files_.size() > max_modules) {
      diagnostics_.error("too_many", *user.source, module.place, "more than " + std::to_string(max_modules) + " modules");
      return;
    }
    const LoadedFile& used = parse(module.text, path);
    if (module.text != vocabulary_name) texts_used_ += used.source->text();
    check_own_name(used, module.text);
    on_the_way_.push_back(module.text);
    follow_uses(used);
    on_the_way_.pop_back();
  }
  void check_own_name(const LoadedFile& used, const std::string& name) {
    const Word& own = used.tree.front.module;
    if (own.text == name || diagnostics_.has_errors()) return;
    diagnostics_.error("malformed_front_matter", *used.source, own.place, "this file is used as `" + name + "` and calls itself otherwise");
  }
  void report_unknown(const LoadedFile& user, const Word& module) {
    std::vector<std::string> names;
    for (const auto& [path, text] : texts_) {
      const bool is_module = path == "vocabulary.md" || (path.rfind("law/", 0) == 0 && path.size() > 3 && path.substr(path.size() - 3) == ".md");
      if (is_module) names.push_back(path.substr(0, path.size() - 3));
    }
    diagnostics_.error("unknown_module", *user.source, module.place, "there is no module `" + module.text + "`",
                       did_you_mean(module.text, names));
  }

  const Texts& texts_;
  const std::string& root_;
  Diagnostics& diagnostics_;
  std::vector<std::unique_ptr<LoadedFile>> files_;
  std::vector<std::string> on_the_way_;
  std::string texts_used_;  // of the wording and its law, in the order of use; without the vocabulary
};

}  // namespace

std::shared_ptr<const Wording> assemble_wording(const Texts& texts, const std::string& path, const std::string& root,
                                                Diagnostics& diagnostics) {
  ensure(texts.contains(path), "the path of a wording to assemble is one of the texts");
  const std::size_t errors_before = diagnostics.error_count();
  Family family(texts, root, diagnostics);
  family.load(path);
  family.load_vocabulary();
  if (diagnostics.error_count() > errors_before) return nullptr;
  auto wording = check_wording(family.main(), family.vocabulary(), family.law(), family.hash(), diagnostics);
  if (!wording) return nullptr;
  return std::make_shared<const Wording>(*std::move(wording));
}

}  // namespace couvert
