# The compiler options every target of ours takes: warnings, and the sanitizers where asked for.
add_library(infuwatch_options INTERFACE)
target_compile_options(infuwatch_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wunused -Wformat=2 -Wimplicit-fallthrough
  -Wno-missing-field-initializers)  # designated initialisers leave the rest at its default on purpose
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(infuwatch_options INTERFACE -Wduplicated-cond -Wlogical-op
    -Wno-maybe-uninitialized -Wno-restrict)  # g++ 12 sees both inside the standard library where there is nothing
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(infuwatch_options INTERFACE --param=ggc-min-heapsize=700000)  # an eighth of the building time
endif()
if(INFUWATCH_STRICT)
  target_compile_options(infuwatch_options INTERFACE -Werror)
endif()
if(INFUWATCH_FUZZ)
  target_compile_options(infuwatch_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
    -fno-sanitize-recover=undefined -O1 -w)
  target_link_options(infuwatch_options INTERFACE -fsanitize=address,undefined)
endif()
if(INFUWATCH_SANITIZE)
  target_compile_options(infuwatch_options INTERFACE "-fsanitize=${INFUWATCH_SANITIZE}" -fno-sanitize-recover=all
    -fno-omit-frame-pointer -O1)
  target_link_options(infuwatch_options INTERFACE "-fsanitize=${INFUWATCH_SANITIZE}")
endif()
