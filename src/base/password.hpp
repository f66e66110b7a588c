#pragma once

#include <string>
#include <string_view>

namespace infuwatch {

/// Text with the passwords of stores' addresses left out, for whatever is shown or logged: in
/// `postgresql://nurse:secret@host/db` what stands between the name and the last `@`, and what follows
/// `password=`, `passwd=`, `pwd=` and the like, quoted or not, percent-encoded or not. A word that only looks
/// like one loses more than it must.
std::string without_password(std::string_view text);

}  // namespace infuwatch
