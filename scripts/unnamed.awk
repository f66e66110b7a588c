# Names what two sources of a room both have in their unnamed namespaces: compiled together, one would see the other's.
FNR == 1 {
  inside = 0
  room = FILENAME
  sub(/\/[^\/]*$/, "", room)
}
/^namespace \{/ { inside = 1 }
/^\}  \/\/ namespace$/ { inside = 0 }
!inside || !/^[A-Za-z]/ { next }
/^[A-Za-z][^=;]*[ *&>][a-z_0-9]+\(/ {
  name = $0
  sub(/\(.*/, "", name)
  sub(/.*[ *&>]/, "", name)
  taken(name)
}
/^(constexpr|const|inline) [^(]*[ *&>][a-z_0-9]+( =|\{|\[|;)/ {
  name = $0
  sub(/( =|[{;[]).*/, "", name)
  sub(/.*[ *&>]/, "", name)
  taken(name)
}
/^(struct|class|enum class|using) [A-Z]/ {
  name = $0
  sub(/^(struct|class|enum class|using) /, "", name)
  sub(/[^A-Za-z_0-9].*/, "", name)
  taken(name)
}
function taken(name) {
  if (((room, name) in where) && where[room, name] != FILENAME)
    print FILENAME ":" FNR ": " where[room, name] " has a `" name "` too"
  where[room, name] = FILENAME
}
