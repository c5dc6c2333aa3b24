// The columns of a product as people and programs read them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "exchange/schema_text.h"
#include "exchange/tables.h"

namespace couvert::exchange_test {
namespace {

using ::testing::HasSubstr;

TEST(SchemaText, names_every_column_with_type_and_meaning) {
  const Product& product = small_product();
  const std::string text = schema_text(product.form, product.layout);
  EXPECT_THAT(text, HasSubstr("\npolicy.from                       date32                  required  first day of cover\n"));
  EXPECT_THAT(text, HasSubstr("\nschedule.sum_insured              decimal128(18, 2)       or open"));
  EXPECT_THAT(text, HasSubstr("\nincident.discovered               timestamp[s, UTC]       null      when the incident was noticed\n"));
  EXPECT_THAT(text, HasSubstr("\ntrigger                           dictionary<int8, utf8>  null      attack | malware | theft\n"));
  EXPECT_THAT(text, HasSubstr("\n  amount                          decimal128(18, 2)       or open   what is claimed, in CHF\n"));
  for (const ColumnSpec& spec : product.layout.of_dossier) EXPECT_THAT(text, HasSubstr("\n" + spec.name + " "));
  for (const ColumnSpec& spec : product.layout.of_cost) EXPECT_THAT(text, HasSubstr("\n  " + spec.name + " "));
}

TEST(SchemaText, says_the_same_in_json) {
  const Product& product = small_product();
  const boost::json::value json = boost::json::parse(schema_json(product.form, product.layout));
  EXPECT_EQ(json.at("product").as_string(), "test-product@2024-01");
  EXPECT_EQ(json.at("timezone").as_string(), "Europe/Zurich");
  ASSERT_EQ(json.at("dossier").as_array().size(), product.layout.of_dossier.size());
  ASSERT_EQ(json.at("costs").as_array().size(), product.layout.of_cost.size());
  const boost::json::value& from = json.at("dossier").at(0);
  EXPECT_EQ(from.at("type").as_string(), "date32");
  EXPECT_FALSE(from.at("nullable").as_bool());
  const boost::json::value& amount = json.at("costs").at(1);
  EXPECT_EQ(amount.at("open").as_string(), "amount.open");
  EXPECT_TRUE(amount.at("nullable").as_bool());
  EXPECT_EQ(json.at("costs").at(0).at("options").as_array().size(), 3u);
}

}  // namespace
}  // namespace couvert::exchange_test
