# Shows a line of compact JSON in lines where it is longer than 100 bytes: a key a line, what fits stays together. Nothing
# but line breaks and indents between tokens is added. Every other line stays as it is.

# Where the member of `text` that begins at `from` ends: at the comma behind it, or behind the last byte.
function end_of(text, from,    i, c, depth, quoted) {
  for (i = from; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (quoted) {
      if (c == "\\") i++
      else if (c == "\"") quoted = 0
    } else if (c == "\"") quoted = 1
    else if (c ~ /[\[{]/) depth++
    else if (c ~ /[\]}]/) depth--
    else if (c == "," && depth == 0) return i
  }
  return i
}

function shown(text, indent,    open, from, to, member, key, lines) {
  open = substr(text, 1, 1)
  if (length(text) + length(indent) <= 100 || (open != "{" && open != "[")) return text
  text = substr(text, 2, length(text) - 2)
  for (from = 1; from <= length(text); from = to + 1) {
    to = end_of(text, from)
    member = substr(text, from, to - from)
    key = ""
    if (open == "{" && match(member, /^"[^"]*":/)) {
      key = substr(member, 1, RLENGTH)
      member = substr(member, RLENGTH + 1)
    }
    lines = lines indent "  " key shown(member, indent "  ") (to <= length(text) ? "," : "") "\n"
  }
  return open "\n" lines indent (open == "{" ? "}" : "]")
}

/^\{".*\}$/ { print shown($0, ""); next }
{ print }
