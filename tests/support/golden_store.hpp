#pragma once

#include <string>
#include <vector>

namespace infuwatch::test {

/// The schema steps that a store of an earlier program may stand at.
inline const std::vector<int> earlier_schemas{2, 3, 4, 5, 6, 7, 11, 13, 15};
/// Those whose programs had other rules than this one.
inline const std::vector<int> earlier_catalogues{2, 3, 4, 5, 6};

/// Makes the store that a program of that schema left, as tests/storage/golden keeps it.
void make_earlier_store(int schema, const std::string& path);

}  // namespace infuwatch::test
