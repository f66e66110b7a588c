# embed_texts(target, namespace, directory, ending): makes every file of that ending under `directory` a constant of
# the program: `extern const EmbeddedText NAME[]`. Adding, editing and removing a file all make CMake run again.
function(embed_texts target name directory ending)
  file(GLOB files CONFIGURE_DEPENDS "${directory}/*.${ending}")
  list(SORT files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
  set(rows "")
  foreach(file IN LISTS files)
    get_filename_component(title "${file}" NAME_WE)
    file(READ "${file}" text)
    string(APPEND rows "    {\"${title}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT
"#include \"base/embedded.hpp\"

namespace infuwatch {
static const EmbeddedText texts[] = {
@rows@};
std::span<const EmbeddedText> @name@() { return texts; }
}  // namespace infuwatch
")
  target_sources(${target} PRIVATE "${source}")
endfunction()
