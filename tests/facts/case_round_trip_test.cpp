// Every dossier of the acceptance cases survives being written and read again.
#include <gtest/gtest.h>

#include "facts/fixture.h"
#include "support/cases.h"

namespace couvert {
namespace {

TEST(EveryCase, survives_being_written_and_read_again) {
  for (const testing::OpenedCase& one : testing::all_cases()) {
    const Form& form = one.opened.wording->form;
    const auto again = facts_test::read_text_as_dossier(format_dossier(one.opened.dossier, form), form);
    ASSERT_TRUE(again.dossier.has_value()) << one.name << ": " << again.errors.front();
    EXPECT_EQ(*again.dossier, one.opened.dossier) << one.name;
  }
}

}  // namespace
}  // namespace couvert
