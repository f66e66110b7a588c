#include "report/document.hpp"

namespace infuwatch::report {

Line line(Role role, Message message, int indent) {
  return {.pieces = {{std::move(message), role}}, .role = role, .indent = indent};
}

Line line(Role role, std::string phrase, int indent) {
  return {.pieces = {{Arg{Typed{std::move(phrase)}}, role}}, .role = role, .indent = indent};
}

}  // namespace infuwatch::report
