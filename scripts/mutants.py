# Finds the places of a C++ file that scripts/mutate changes, and writes the file with every change in it, each behind a
# switch. Relies on clang-format: a comparison has blanks on both sides, a template's bracket has not.
import re
import zlib

TOKEN = re.compile(r'''
    (?P<directive>(?m:^[ \t]*\#[^\n]*))
  | (?P<blank>\s+|//[^\n]*|/\*.*?\*/)
  | (?P<text>R"(?P<mark>[^(]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\])*"(?:sv|s)?|'(?:\\.|[^'\\])*')
  | (?P<number>\d[\w']*(?:\.\d+)?)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<sign><=>|<<=|>>=|\.\.\.|->|::|\+\+|--|&&|\|\||[-+*/%&|^=!<>]=|<<|[\[\](){}<>;:,.?=!+\-*/%&|^~])
''', re.X | re.S)
COMPARED = {'<': ('<=', '>='), '<=': ('<', '>'), '>': ('>=', '<='), '>=': ('>', '<'), '==': ('!=',), '!=': ('==',)}
SWAPPED = {'&&': '||', '||': '&&'}
ENDS = {';', ',', '?', ':', '=', '+=', '-=', '|=', '&=', 'return', 'throw', 'case', 'else', 'do'}
CLOSING = {'(': ')', '[': ']', '{': '}'}


class Token:
    def __init__(self, kind, text, at):
        self.kind, self.text, self.at = kind, text, at
        self.inner = None  # the tokens between a bracket and its `closing` one
        self.closing = None
        self.switched = False

    def end(self):
        return self.closing.end() if self.closing else self.at + len(self.text)


class Mutant:
    """One change: `new` in place of the text from `begin` to `end`."""

    def __init__(self, path, source, begin, end, told, new):
        self.begin, self.end, self.new, self.told = begin, end, new, told
        self.may_not_compile = False
        self.line = source.count('\n', 0, begin) + 1
        self.words = f'{path.name} | {line_of(source, begin)} | {told}'

    def numbered(self, ordinal):
        self.name = f'{self.words} #{ordinal}'
        self.id = zlib.crc32(self.name.encode())


def line_of(source, at):
    line = source[source.rfind('\n', 0, at) + 1:(source.find('\n', at) + 1 or len(source) + 1) - 1]
    return ' '.join(re.sub(r'\s//.*', '', line).split())


def without_comments(source):
    def blanked(found):
        return re.sub(r'[^\n]', ' ', found.group()) if found.lastgroup == 'blank' else found.group()
    return TOKEN.sub(blanked, source)


class File:
    """A source file and its mutants, in the order of the text."""

    def __init__(self, path):
        self.path = path
        self.source = path.read_text()
        self.bare = without_comments(self.source)
        tokens = [Token(found.lastgroup, found.group(), found.start()) for found in TOKEN.finditer(self.source)]
        self.top = self.nested(iter([one for one in tokens if one.kind not in ('blank', 'directive')]), None)
        self.in_place = {}  # of constants, by token: each can be switched by itself
        self.in_range = {}  # of operators, by the bounds of the expression they stand in
        self.frozen = []  # `constexpr` that must go, and the end of its variable
        self.functions = []  # that are `constexpr`
        self.mutants = []
        self.level(self.top)
        self.mutants.sort(key=lambda one: (one.begin, one.told))
        seen = {}
        for one in self.mutants:
            seen[one.words] = seen.get(one.words, 0) + 1
            one.numbered(seen[one.words])

    def nested(self, tokens, closing):
        level = []
        for token in tokens:
            if token.text == closing and token.kind == 'sign':
                return level, token
            if token.kind == 'sign' and token.text in CLOSING:
                token.inner, token.closing = self.nested(tokens, CLOSING[token.text])
            level.append(token)
        return level if closing is None else (level, token)

    def add(self, begin, end, told, new):
        self.mutants.append(Mutant(self.path, self.source, begin, end, told, new))
        return self.mutants[-1]

    def spaced(self, token):
        return self.source[token.at - 1].isspace() and self.source[token.end()].isspace()

    def level(self, tokens):
        for i, token in enumerate(tokens):
            if token.inner is not None:
                self.level(token.inner)
            found = self.constant(tokens, i)
            if found:
                self.in_place[token] = found
                token.switched = True
            for one in self.operator(tokens, i):
                self.in_range.setdefault(self.bounds(tokens, i), []).append(one)
                token.switched = True
        for i, token in enumerate(tokens):
            if token.text == 'constexpr' and tokens[i - 1].text != 'if':
                self.constant_expression(tokens[i:])

    def constant_expression(self, tokens):
        """A variable that holds a switch is no constant any longer; a function is one still where it is called as one."""
        def switched(token):
            return token.switched or any(switched(one) for one in token.inner or [])
        first = next((one.text for one in tokens if one.text in ('=', '{', '(', ';')), ';')
        for token in tokens:
            if first == '(' and token.text == '{':
                self.functions.append((tokens[0].at, token.end()))
                return
            if token.text == ';':
                if first != '(' and any(switched(one) for one in tokens[:tokens.index(token)]):
                    self.frozen.append((tokens[0].at, tokens[0].end(), token.at))
                return

    def constant(self, tokens, i):
        token = tokens[i]
        begin, end, text = token.at, token.end(), token.text
        if token.kind == 'word' and text in ('true', 'false'):
            other = 'false' if text == 'true' else 'true'
            return [self.add(begin, end, f'{text} -> {other}', other)]
        pure = i > 1 and tokens[i - 1].text == '=' and tokens[i - 2].text in ('(', 'const', 'override')
        if token.kind != 'number' or self.source[begin - 1] == '<' or pure:  # std::get<0>, virtual … = 0
            return []
        if i > 1 and tokens[i - 1].text == '=' and tokens[i - 2].text.endswith('_version'):  # says only that it changed
            return []
        number = re.fullmatch(r"(\d[\d']*)(h|min|s|u|U|L|LL)?", text)
        if not number:
            return []
        if number[2] in ('h', 'min', 's'):
            return [self.add(begin, end, f'{text} -> {text} {sign} 1s', f'({text} {sign} 1s)') for sign in '+-']
        value = int(number[1].replace("'", ''))
        return [self.add(begin, end, f'{text} -> {value + step}', f'({value + step})') for step in (1, -1)]

    def operator(self, tokens, i):
        token, before = tokens[i], tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        text, begin, end = token.text, token.at, token.end()
        if after is None or (before and before.text == 'operator'):
            return []
        if token.kind == 'word' and text in ('min', 'max') and i > 1 and tokens[i - 2].text == 'std':
            other = 'max' if text == 'min' else 'min'
            return [self.add(begin, end, f'{text} -> {other}', other)]
        if token.kind != 'sign':
            return []
        if text == '!':
            return [self.add(begin, end, '! -> nothing', '!!')]
        if before is None or not self.spaced(token):
            return []
        if text in COMPARED:
            return [self.add(begin, end, f'{text} -> {new}', new) for new in COMPARED[text]]
        if text in SWAPPED and after.text not in '{;=)':
            return [self.add(begin, end, f'{text} -> {SWAPPED[text]}', SWAPPED[text])]
        if text in ('+', '-') and 'text' not in (before.kind, after.kind):
            last = after
            for one in tokens[i + 1:]:
                operator = one.text in COMPARED or one.text in SWAPPED or (one.text in '+-' and one is not after)
                if one.text in ENDS or (operator and self.spaced(one)):
                    break
                last = one
            what = ' '.join(self.source[begin:last.end()].split())
            dropped = self.add(begin, last.end(), f'{what} -> nothing', '')
            dropped.may_not_compile = text == '-'  # the time between two moments is no moment
            return [dropped]
        return []

    def bounds(self, tokens, i):
        """Where the expression round an operator begins and ends."""
        def ends(k):
            token = tokens[k]
            if token.text in ENDS:
                return True
            body = token.text == '{' and token.inner is not None
            return body and (k == 0 or tokens[k - 1].text in {'(', '{', 'else', 'do', 'const', ';'})
        first = last = i
        while first > 0 and not ends(first - 1):
            first -= 1
        while last + 1 < len(tokens) and not ends(last + 1):
            last += 1
        return tokens[first].at, tokens[last].end()

    def switch(self, mutant):
        variable = any(begin <= mutant.begin < end for begin, _, end in self.frozen)
        function = any(begin <= mutant.begin < end for begin, end in self.functions)
        running = function or (self.path.suffix == '.hpp' and not variable)
        return f'mutants::{"on_if_running" if running else "on"}(0x{mutant.id:08x}u)'

    def switched(self, without=()):
        """The whole text, every mutant not in `without` behind its switch. Lines stay where they are."""
        by_bounds = {}  # a lone constant is an expression too
        for token, mutants in self.in_place.items():
            by_bounds.setdefault((token.at, token.end()), []).extend(mutants)
        for bounds, mutants in self.in_range.items():
            by_bounds.setdefault(bounds, []).extend(mutants)
        kept = [(*bounds, [one for one in mutants if one not in without]) for bounds, mutants in by_bounds.items()]
        edits = [edit for edit in kept if edit[2]]
        frozen = [(begin, end, None) for begin, end, _ in self.frozen]

        def written(begin, end, inside):
            out, at = [], begin
            for b, e, mutants in outermost(inside):
                out += [self.bare[at:b]]
                if mutants is None:
                    out += ['const    ']  # as long as `constexpr`
                else:
                    for one in mutants:
                        changed = self.bare[b:one.begin] + one.new + self.bare[one.end:e]
                        out += [f'({self.switch(one)} ? ({" ".join(changed.split())}) : ']
                    nested = [x for x in inside if b <= x[0] and x[1] <= e and x[:2] != (b, e)]
                    out += ['(', written(b, e, nested), ')' + ')' * len(mutants)]
                at = e
            return ''.join(out + [self.bare[at:end]])

        return written(0, len(self.bare), edits + frozen)


def outermost(edits):
    reach = -1
    for begin, end, mutants in sorted(edits, key=lambda one: (one[0], -one[1])):
        if begin >= reach:
            reach = end
            yield begin, end, mutants

