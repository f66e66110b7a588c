#pragma once

namespace infuwatch {

/// One visitor out of several lambdas: `std::visit(Overloaded{…}, variant)`. A missing case does not compile.
template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace infuwatch
