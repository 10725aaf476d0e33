"""The issues of one fiche -> those that a person can read: a hundred of a kind, then how many more."""

from collections import Counter
from collections.abc import Iterable

from .fiche import Issue

MOST_OF_A_KIND = 100


def bounded(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues in the order of their lines; past a hundred of one code, a last one tells how many are left out.

    >>> [issue.message for issue in bounded([Issue("odd", n, f"ligne {n} : ?") for n in range(1, 104)])][-2:]
    ['ligne 100 : ?', 'ligne 101 : 3 autres signalements du même genre dans cette fiche.']
    """
    kept: list[Issue] = []
    counts: Counter[str] = Counter()
    firsts_left_out: dict[str, int] = {}
    for issue in sorted(issues, key=lambda issue: issue.line or 0):
        counts[issue.code] += 1
        if counts[issue.code] <= MOST_OF_A_KIND:
            kept.append(issue)
        else:
            firsts_left_out.setdefault(issue.code, issue.line or 0)
    for code, line in firsts_left_out.items():
        more = counts[code] - MOST_OF_A_KIND
        sentence = f"{more} autre{'s' if more > 1 else ''} signalement{'s' if more > 1 else ''}"
        kept.append(Issue(code, line, f"ligne {line} : {sentence} du même genre dans cette fiche."))
    return tuple(sorted(kept, key=lambda issue: issue.line or 0)) if firsts_left_out else tuple(kept)
