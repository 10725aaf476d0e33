"""The texts of one fiche -> the line of words that both databases index.

The line holds every stem in order, so that phrases are found, and after each text its compounds (« périscolaire » finds
« péri-scolaire »); then each distinct stem once more behind the mark of the best place where it stands: in the title,
among the names of its centre and places, in the summary, elsewhere. « In the title » is then one more word to look up,
the same on both databases; the four lists of a stem share no fiche.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from .words import Chunks, compounds

# From best to last. No stem begins with a figure 0 before a letter (words.fold).
TITLE, NAMES, SUMMARY, ELSEWHERE = MARKS = ("0t", "0c", "0s", "0r")
# Stands between two texts: no phrase goes over it.
_BOUNDARY = "0z"
# PostgreSQL keeps 256 places of a word, 16,383 places in all and 1 MB of a fiche: what is past these is not found.
MOST_WORDS = 10_000
MOST_PLACES = 250


def index_line(places: Sequence[Iterable[str]], seen: Chunks) -> str:
    """The line of a fiche. `places`: the texts of each mark, best first. Adds its chunks to `seen`.

    >>> index_line((["Le jardin"], [], ["Au jardin."], ["Fête."]), Chunks())
    'le jardin 0z au jardin 0z fet 0z 0tle 0tjardin 0sau 0rfet'
    >>> index_line((["L’auto-école"], [], [], []), Chunks())
    'auto ecol 0z autoecol 0z 0tauto 0tecol 0tautoecol'
    """
    line: list[str] = []
    marked: list[list[str]] = []
    counts = Counter({_BOUNDARY: 0})
    for texts in places:
        first, before = len(line), len(counts)
        for text in texts:
            if stems := seen.stems(text):
                line += stems
                line.append(_BOUNDARY)
                if joined := compounds(text):
                    line += [*joined, _BOUNDARY]
        counts.update(line[first:])
        marked.append(list(islice(counts, before, None)))
    if len(line) > MOST_WORDS:
        line = line[:MOST_WORDS]
        counts = Counter(line)
        marked = [[stem for stem in stems if stem in counts] for stems in marked]
    if max(counts.values()) > MOST_PLACES:
        line = _without_many(line)
    again = (mark + f" {mark}".join(stems) for mark, stems in zip(MARKS, marked, strict=True) if stems)
    return " ".join([*line, *again])


def _without_many(line: list[str]) -> list[str]:
    """The words, without those that came too often before."""
    counts: Counter[str] = Counter()
    kept = []
    for stem in line:
        counts[stem] += 1
        if counts[stem] <= MOST_PLACES:
            kept.append(stem)
    return kept
