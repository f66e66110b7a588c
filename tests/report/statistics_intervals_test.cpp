// The intervals and tests of the statistics against published values, or against an independent calculation.
#include "report/statistics_intervals.hpp"

#include "support/catch.hpp"

#include <cmath>

namespace infuwatch::report::statistics_intervals_test {
namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

TEST_CASE("Wilson's interval is the one that was published", "[report]") {
  struct Row {
    Share share;
    double low, high;
  };
  const Row rows[] = {// Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3
                      {{81, 263}, 0.2553, 0.3662},
                      {{15, 148}, 0.0624, 0.1605},
                      {{0, 20}, 0.0000, 0.1611},
                      {{1, 29}, 0.0061, 0.1718},
                      // the same formula at its ends
                      {{0, 10}, 0.0000, 0.2775},
                      {{10, 10}, 0.7225, 1.0000},
                      {{3, 41}, 0.0252, 0.1943},
                      {{0, 0}, 0.0000, 1.0000}};
  for (const auto& [share, low, high] : rows) {
    INFO(share.reactions << " of " << share.of);
    CHECK(std::abs(wilson(share).low - low) < 0.00005);
    CHECK(std::abs(wilson(share).high - high) < 0.00005);
  }
  CHECK(wilson({0, 10}).low >= 0);
  CHECK(wilson({10, 10}).high <= 1);
}

TEST_CASE("Student's t is the one of the tables", "[report]") {
  struct Row {
    int degrees;
    double t;
  };
  // Fisher and Yates, Statistical Tables 1963, table III, P = 0.05
  for (const auto& [degrees, t] : {Row{1, 12.706}, Row{2, 4.303}, Row{3, 3.182}, Row{4, 2.776}, Row{5, 2.571},
                                   Row{10, 2.228}, Row{30, 2.042}, Row{120, 1.980}}) {
    INFO(degrees);
    CHECK(std::abs(student_t_95(degrees) - t) < 0.0005);
  }
  CHECK(std::abs(student_t_95(100'000) - z_95) < 0.0001);
}

// Calculated by a few lines of Python by way of the design effect, for the patients' (y, n):
//   m, N, p = len(d), sum(n), sum(y) / N
//   V = m / (m - 1) * sum((y - p * n) ** 2) / N ** 2; deff = V / (p * (1 - p) / (N - 1))
//   wilson(p, min(N, N / deff * (t(N - 1) / t(m - 1)) ** 2)), and wilson(p, m) where p is 0 or 1
TEST_CASE("infusions of one patient count for less than so many patients", "[report]") {
  struct Row {
    const char* what;
    std::vector<Share> patients;
    double low, high;
  };
  const Row rows[] = {
      {"all with one patient", {{3, 3}, {0, 3}, {0, 3}, {0, 3}}, 0.0217, 0.8335},
      {"ragged", {{1, 1}, {0, 2}, {2, 5}, {0, 1}, {1, 3}, {0, 4}}, 0.0879, 0.5354},
      {"one patient with ten", {{1, 1}, {0, 9}}, 0.0003, 0.9799},
      {"a patient's are less alike than patients", {{1, 2}, {1, 2}, {1, 2}, {0, 2}}, 0.1368, 0.6943},
      {"none of twelve: four patients", {{0, 3}, {0, 3}, {0, 3}, {0, 3}}, 0.0000, 0.4899},
      {"all of twelve: four patients", {{3, 3}, {3, 3}, {3, 3}, {3, 3}}, 0.5101, 1.0000},
      {"each the same: no scatter", {{1, 2}, {1, 2}, {1, 2}, {1, 2}, {1, 2}, {1, 2}}, 0.2538, 0.7462}};
  for (const auto& [what, patients, low, high] : rows) {
    INFO(what);
    const auto interval = cluster_robust(patients);
    REQUIRE(interval);
    CHECK(std::abs(interval->low - low) < 0.00005);
    CHECK(std::abs(interval->high - high) < 0.00005);
  }
}

TEST_CASE("of one infusion each it is Wilson's interval, of one patient there is none", "[report]") {
  for (int reactions = 0; reactions <= 10; ++reactions) {
    std::vector<Share> patients(10, Share{0, 1});
    for (int i = 0; i < reactions; ++i) patients[static_cast<std::size_t>(i)].reactions = 1;
    const auto interval = cluster_robust(patients);
    REQUIRE(interval);
    CHECK(near(interval->low, wilson({reactions, 10}).low));
    CHECK(near(interval->high, wilson({reactions, 10}).high));
  }
  CHECK_FALSE(cluster_robust({{3, 10}}));
  CHECK_FALSE(cluster_robust({}));
  CHECK(cluster_robust({{1, 1}, {0, 1}}));
}

TEST_CASE("Fisher's exact test is two-sided and agrees with known tables", "[report]") {
  CHECK(std::abs(fisher({3, 4}, {1, 4}) - 0.4857) < 0.00005);      // the lady tasting tea
  CHECK(std::abs(fisher({8, 10}, {1, 6}) - 0.0350) < 0.00005);     // 8, 2, 1, 5
  CHECK(std::abs(fisher({1, 12}, {9, 12}) - 0.00276) < 0.000005);  // 1, 11, 9, 3
  CHECK(near(fisher({2, 10}, {2, 10}), 1.0));
  CHECK(near(fisher({0, 10}, {0, 10}), 1.0));
  CHECK(near(fisher({5, 5}, {0, 0}), 1.0));
  CHECK(near(fisher({8, 10}, {1, 6}), fisher({1, 6}, {8, 10})));
}

TEST_CASE("Holm's correction keeps the order given and never falls behind a smaller value", "[report]") {
  const auto corrected = holm({0.01, 0.04, 0.03, 0.005});  // R: p.adjust(…, "holm")
  const double expected[] = {0.03, 0.06, 0.06, 0.02};
  REQUIRE(corrected.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(near(corrected[i], expected[i]));
  CHECK(holm({0.6, 0.7}) == std::vector<double>{1, 1});
  CHECK(holm({0.2}) == std::vector<double>{0.2});
  CHECK(holm({}).empty());
}

}  // namespace
}  // namespace infuwatch::report::statistics_intervals_test
