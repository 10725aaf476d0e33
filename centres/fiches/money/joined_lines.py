"""Lines -> the same, a label and the amount alone on the next line made one: « Achats » / « 150 € »."""

import re
from collections.abc import Sequence

_AMOUNT_ALONE = re.compile(
    r"[-–•*:=\s]*(?:€\s*)?\d[\d .,\u00a0\u202f]*(?:k?\s?€|euros?|eur|k€)?\s*(?:(?:par|/)\s*\w+|ttc)?\s*\.?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"€|eur", re.IGNORECASE)
_LONGEST = 60  # characters of a label


def join_labels(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """(line number of the label, text) pairs.

    >>> join_labels([(1, "Achats"), (2, "150 €"), (3, "Intervenant : 600 €")])
    [(1, 'Achats : 150 €'), (3, 'Intervenant : 600 €')]
    """
    joined: list[tuple[int, str]] = []
    for number, text in lines:
        if _UNIT.search(text) and _AMOUNT_ALONE.fullmatch(text) and joined and _is_label(joined[-1][1]):
            first, label = joined.pop()
            joined.append((first, f"{label.rstrip(' :=')} : {text.strip(' -–•*:=')}"))
        else:
            joined.append((number, text))
    return joined


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST and not any(c.isdigit() or c in "€.;!?" for c in text) and any(map(str.isalpha, text))
