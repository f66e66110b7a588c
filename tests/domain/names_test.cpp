// The names of what can stand in a body.
#include "domain/chart.hpp"
#include "support/catch.hpp"

#include <set>

namespace infuwatch::names_test {
namespace {

template <class E>
void every_value_has_a_name_of_its_own(E last) {
  std::set<std::string_view> seen;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const auto text = name(static_cast<E>(i));
    INFO(text << ", value " << i);
    CHECK_FALSE(text.empty());
    CHECK(seen.insert(text).second);
    CHECK((named<E>(text) == static_cast<E>(i)));
  }
}

TEST_CASE("every value that can stand in a body has a name of its own", "[domain]") {
  every_value_has_a_name_of_its_own(Role::auditor);
  every_value_has_a_name_of_its_own(EarlierReaction::unknown);
  every_value_has_a_name_of_its_own(Consciousness::unresponsive);
  every_value_has_a_name_of_its_own(Source::paper);
  every_value_has_a_name_of_its_own(Window::high_risk);
  every_value_has_a_name_of_its_own(Certainty::possible);
  every_value_has_a_name_of_its_own(Phase::infusing);
  every_value_has_a_name_of_its_own(Rule::prior_reaction);
  every_value_has_a_name_of_its_own(Priority::emergency);
  every_value_has_a_name_of_its_own(Against::fall);
  every_value_has_a_name_of_its_own(Action::watching);
  every_value_has_a_name_of_its_own(FlagState::retracted);
  every_value_has_a_name_of_its_own(InfusionState::released);
  every_value_has_a_name_of_its_own(Notice::Kind::early_contact);
}

}  // namespace
}  // namespace infuwatch::names_test
