# Names what makes it unsafe to compile the sources of a room together: an unnamed function, constant or type that another
# source of the room has too, or an unnamed function that is called like one a header declares, which it would overload in
# every source behind it. Headers first, then sources. An alias may stand in several: it is the same everywhere, or does
# not compile.
FNR == 1 {
  inside = 0
  room = FILENAME
  sub(/\/[^\/]*$/, "", room)
}
function name_of(line) {
  sub(/\(.*/, "", line)
  sub(/.*[ *&>]/, "", line)
  return line
}
FILENAME ~ /\.hpp$/ {
  if ($0 ~ /^ *[A-Za-z\[][^=;(]*[ *&>][a-z_0-9]+\(/ && $0 !~ /^ *(return|if|for|while|else|case|throw|static_assert)/ && !/^  /)
    declared[name_of($0)] = FILENAME
  next
}
/^namespace \{/ { inside = 1 }
/^\}  \/\/ namespace$/ { inside = 0 }
!inside || !/^[A-Za-z]/ { next }
/^[A-Za-z][^=;]*[ *&>][a-z_0-9]+\(/ {
  name = name_of($0)
  if (name in declared) print FILENAME ":" FNR ": " declared[name] " declares a `" name "` too"
  taken(name)
}
/^(constexpr|const|inline) [^(]*[ *&>][a-z_0-9]+( =|\{|\[|;)/ {
  name = $0
  sub(/( =|[{;[]).*/, "", name)
  sub(/.*[ *&>]/, "", name)
  taken(name)
}
/^(struct|class|enum class) [A-Z]/ {
  name = $0
  sub(/^(struct|class|enum class) /, "", name)
  sub(/[^A-Za-z_0-9].*/, "", name)
  taken(name)
}
function taken(name) {
  if (((room, name) in where) && where[room, name] != FILENAME)
    print FILENAME ":" FNR ": " where[room, name] " has a `" name "` too"
  where[room, name] = FILENAME
}
