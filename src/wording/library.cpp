#include "wording/library.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <tuple>

#include "base/file.h"
#include "base/text.h"
#include "wording/assemble.h"
#include "wording/builtin_files.h"
#include "wording/front_matter.h"

namespace couvert {
namespace {

constexpr std::size_t max_file_bytes = 1u << 20;
constexpr std::size_t max_files = 4096;
constexpr std::string_view lock_name = "editions.lock";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_read(const std::string& path) { return ends_with(path, ".md") || ends_with(path, ".yaml") || path == lock_name; }

/// `<product>/<edition>.md`; the law and other folders hold no products.
bool may_be_edition(const std::string& path) {
  return ends_with(path, ".md") && std::count(path.begin(), path.end(), '/') == 1 && path.rfind("law/", 0) != 0;
}

/// The name of an edition as its own front matter states it; nothing if the text is no product.
/// What is wrong with a text is reported when it is loaded.
std::optional<EditionName> edition_of(const std::string& path, const std::string& text) {
  if (text.size() > max_file_bytes || first_invalid_utf8(text)) return std::nullopt;
  const SourceFile file(path, text);
  FrontMatter front;
  Diagnostics unread;
  read_front_matter(file, front, unread);
  if (front.module.text.size() > 0) return std::nullopt;
  const std::size_t slash = path.find('/');
  return EditionName{path.substr(0, slash), path.substr(slash + 1, path.size() - slash - 4), front.in_force_from};
}

std::vector<EditionName> editions_of(const Texts& files) {
  std::vector<EditionName> editions;
  for (const auto& [path, text] : files) {
    if (!may_be_edition(path)) continue;
    if (auto edition = edition_of(path, text)) editions.push_back(*std::move(edition));
  }
  static constexpr Day from_the_beginning{INT32_MIN};
  const auto order = [](const EditionName& edition) {
    return std::make_tuple(edition.product, edition.in_force_from.value_or(from_the_beginning), edition.edition);
  };
  std::sort(editions.begin(), editions.end(), [&order](const EditionName& a, const EditionName& b) { return order(a) < order(b); });
  return editions;
}

std::string path_of(const EditionName& edition) { return edition.product + "/" + edition.edition + ".md"; }

Result<Texts> read_directory(const std::filesystem::path& directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  Texts files;
  fs::recursive_directory_iterator walk(directory, error);
  if (error) return failure("cannot read the directory " + directory.string() + ": " + error.message());
  for (const fs::recursive_directory_iterator end; walk != end; walk.increment(error)) {
    if (walk->is_directory(error) && walk->path().filename() == "cases") walk.disable_recursion_pending();
    const std::string path = walk->path().lexically_relative(directory).generic_string();
    if (!walk->is_regular_file(error) || !is_read(path)) continue;
    if (files.size() == max_files) return failure("the directory " + directory.string() + " has more than " + std::to_string(max_files) + " files");
    auto text = read_file(walk->path(), max_file_bytes);
    if (!text) return tl::unexpected(text.error());
    files.emplace(path, *std::move(text));
  }
  if (error) return failure("cannot read the directory " + directory.string() + ": " + error.message());
  return files;
}

}  // namespace

Library Library::builtin() {
  Library library;
  for (const BuiltinFile& file : builtin_files()) library.files_.emplace(file.path, file.text);
  library.root_ = "wordings/";
  library.editions_ = editions_of(library.files_);
  return library;
}

Result<Library> Library::open(const std::filesystem::path& directory) {
  auto files = read_directory(directory);
  if (!files) return tl::unexpected(files.error());
  Library library;
  library.files_ = *std::move(files);
  library.root_ = (directory / "").generic_string();
  library.editions_ = editions_of(library.files_);
  return library;
}

std::vector<EditionName> Library::editions() const { return editions_; }

std::optional<EditionName> Library::find(const std::string& product, const std::optional<std::string>& edition, Day on) const {
  std::optional<EditionName> found;
  for (const EditionName& candidate : editions_) {
    if (candidate.product != product) continue;
    // They are sorted by date, so that the last one that fits is the one in force.
    const bool fits = edition ? candidate.edition == *edition : !candidate.in_force_from || *candidate.in_force_from <= on;
    if (fits) found = candidate;
  }
  return found;
}

std::shared_ptr<const Wording> Library::load(const EditionName& edition, Diagnostics& diagnostics) const {
  const std::string path = path_of(edition);
  if (!files_.contains(path)) {
    diagnostics.error("unknown_edition", SourceFile(root_, ""), {}, "there is no edition `" + edition.product + "@" + edition.edition + "`");
    return nullptr;
  }
  auto wording = assemble_wording(files_, path, root_, diagnostics);
  if (wording == nullptr) return nullptr;
  if (wording->form.product == edition.product && wording->form.edition == edition.edition) return wording;
  diagnostics.error("malformed_front_matter", SourceFile(root_ + path, ""), {1, 1},
                    "the file of `" + edition.product + "@" + edition.edition + "` calls itself `" + wording->form.product + "@" +
                        wording->form.edition + "`");
  return nullptr;
}

std::vector<std::string> Library::modules() const {
  std::vector<std::string> names;
  for (const auto& [path, text] : files_) {
    if (path.rfind("law/", 0) == 0 && ends_with(path, ".md")) names.push_back(path.substr(0, path.size() - 3));
  }
  return names;
}

std::shared_ptr<const Wording> Library::load_module(const std::string& module, Diagnostics& diagnostics) const {
  const std::string path = module + ".md";
  if (!files_.contains(path)) {
    diagnostics.error("unknown_module", SourceFile(root_, ""), {}, "there is no module `" + module + "`", did_you_mean(module, modules()));
    return nullptr;
  }
  return assemble_wording(files_, path, root_, diagnostics);
}

const std::string* Library::file(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::optional<PublishedEdition> Library::published(const EditionName& edition) const {
  const std::string* lock = file(std::string(lock_name));
  if (lock == nullptr) return std::nullopt;
  const std::string start = edition.product + "@" + edition.edition + " ";
  std::string_view rest = *lock;
  for (std::int32_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.rfind(start, 0) != 0) continue;
    std::string_view hash = line.substr(start.size());
    while (!hash.empty() && (hash.back() == ' ' || hash.back() == '\r')) hash.remove_suffix(1);
    return PublishedEdition{std::string(hash), {number, 1}};
  }
  return std::nullopt;
}

}  // namespace couvert
