"""Stage 2: a text -> its non-blank lines, numbered and cleaned."""

import re
from dataclasses import dataclass, field
from itertools import compress, count

from centres.fiches.fiche import Issue
from centres.fiches.folding import EDGES

from .repair import clean_line, has_mojibake_marks, is_all_plain, is_plain, repair_mojibake

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
NUL_PICTURE = "\u2400"

# Lines by their index: those of a file, or those of a fiche as the site would print them.
Views = list[str] | dict[int, str]


@dataclass(slots=True)
class Lines:
    """`texts[i]` is the cleaned line number `numbers[i]`, of which `raws[number - first]` is the decoded source.

    `invisible` are the numbers of lines that hold zero-width characters only; they are in none of the other lists.
    """

    raws: list[str]
    first: int = 1
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    invisible: list[int] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def block_text(self, first: int, last: int) -> str:
        """The decoded lines `first` to `last` (numbers, both included) as they stood."""
        return "\n".join(self.raws[first - self.first : last - self.first + 1])


def number_lines(text: str, first: int = 1) -> Lines:
    """Split at ``\\n``, ``\\r\\n`` and a lone ``\\r`` only, and clean each line. `first` numbers the first one.

    >>> lines = number_lines("Actions\\r\\n\\n  Un\\u2028titre \\r- Public")
    >>> lines.numbers, lines.texts
    ([1, 3, 4], ['Actions', 'Un\\u2028titre', '- Public'])
    """
    issues: list[Issue] = []
    is_plain_text = is_all_plain(text) and "\x00" not in text
    if not is_plain_text:
        text = _replace_forbidden(text, first, issues)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = Lines(text.split("\n"), first, issues=issues)
    if is_plain_text:
        stripped = list(map(str.strip, lines.raws))
        lines.numbers = list(compress(count(first), stripped))
        lines.texts = list(filter(None, stripped))
        return lines
    numbers, texts = lines.numbers, lines.texts
    for number, raw in enumerate(lines.raws, first):
        line = raw.strip()
        if not line:
            continue
        if not is_plain(line):
            line = line.strip(EDGES) and clean_line(line)
            if not line:
                lines.invisible.append(number)
                continue
            if has_mojibake_marks(line):
                repaired = repair_mojibake(line)
                if repaired != line:
                    message = f"ligne {number} : caractères mal encodés (« Ã© » pour « é ») réparés ; relisez la ligne."
                    issues.append(Issue("mojibake_repaired", number, message))
                    line = repaired
        numbers.append(number)
        texts.append(line)
    issues.sort(key=lambda issue: issue.line or 0)
    return lines


def _replace_forbidden(text: str, first: int, issues: list[Issue]) -> str:
    """NUL, which PostgreSQL refuses, and lone surrogates, which no encoding writes, get visible stand-ins."""
    has_nul, has_surrogate = "\x00" in text, not _can_be_encoded(text)
    if not (has_nul or has_surrogate):
        return text
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), first):
        if has_nul and "\x00" in line:
            message = f"ligne {number} : caractère nul remplacé par « {NUL_PICTURE} » ; corrigez la ligne à la source."
            issues.append(Issue("nul_character", number, message))
        if has_surrogate and _LONE_SURROGATE.search(line):
            message = (
                f"ligne {number} : demi-caractère Unicode remplacé par « \ufffd » ; corrigez la ligne à la source."
            )
            issues.append(Issue("lone_surrogate", number, message))
    return _LONE_SURROGATE.sub("\ufffd", text.replace("\x00", NUL_PICTURE))


def _can_be_encoded(text: str) -> bool:
    """Whether a text holds no lone surrogate: four times as fast as looking for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
