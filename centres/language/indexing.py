"""The texts of one fiche -> the line of words that both databases index.

The line holds every stem in order, so that phrases are found, and after each text its compounds (« périscolaire » finds
« péri-scolaire »); then each distinct stem once more behind a mark, which says two things: the best place where it
stands (in the title, among the names of its centre and places, in the summary, elsewhere), and how much the fiche is
about it. « Much, in the title » is then one more word to look up, the same on both databases; the lists of a stem, one
a mark, share no fiche. Last come, behind their own mark, the words as they are written where others have their stem.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from .everyday import tells
from .stems import own_form
from .words import WRITTEN, OfChunks, compounds, fold, stems_of, stems_of_chunks

# From best to last. No stem begins with a figure 0 before a letter (words.fold).
TITLE, NAMES, SUMMARY, ELSEWHERE = PLACES = ("0t", "0c", "0s", "0r")
MUCH, SOME, LITTLE = IMPACTS = ("a", "b", "c")
# Marks a word as it was written, less its number and gender, where others have its stem (stems.own_form).
FORM = "0x"
# Stands between two texts: no phrase goes over it.
_BOUNDARY = "0z"
# PostgreSQL keeps 256 places of a word, 16,383 places in all and 1 MB of a fiche: what is past these is not found.
MOST_WORDS = 10_000
MOST_PLACES = 250
MOST_FORMS = 2_500
# As BM25 weighs how often a word comes in a text of some length; a fiche has some 400 words.
_SATURATION, _OF_LENGTH, _USUAL_LENGTH = 1.2, 0.6, 400
_MUCH_FROM, _SOME_FROM = 1.5, 1.1


def marks(place: str) -> tuple[str, ...]:
    """Those of a place, best first."""
    return tuple(place + impact for impact in IMPACTS)


def index_line(places: Sequence[Iterable[str]], seen: set[str]) -> str:
    """The line of a fiche. `places`: the texts of each place, best first. Adds its chunks to `seen`.

    >>> index_line((["Le jardin"], [], ["Au jardin."], ["Fête."]), set())
    'le jardin 0z au jardin 0z fet 0z 0tble 0tajardin 0sbau 0rbfet 0xfete 0xjardin'
    >>> index_line((["L’auto-école"], [], [], []), set())
    'auto ecol 0z autoecol 0z 0tbauto 0tbecol 0tbautoecol 0xecole'
    """
    line: list[str] = []
    placed: list[list[str]] = []
    counts = Counter({_BOUNDARY: 0})
    chunks: set[str] = set()
    for texts in places:
        first, before = len(line), len(counts)
        for text in texts:
            chunks.update(some := text.split())
            if stems := stems_of_chunks(some):
                line += stems
                line.append(_BOUNDARY)
                if joined := compounds(text):
                    line += [*joined, _BOUNDARY]
        counts.update(line[first:])
        placed.append(list(islice(counts, before, None)))
    seen |= chunks
    if len(line) > MOST_WORDS:
        line = line[:MOST_WORDS]
        counts = Counter(line)
        placed = [[stem for stem in stems if stem in counts] for stems in placed]
    forms = sorted(set().union(*map(_forms.__getitem__, chunks)))
    impacts = _impacts(len(line), max(counts.values()))
    if max(counts.values()) > MOST_PLACES:
        line = _without_many(line)
    again = (
        place + f" {place}".join([impacts[counts[stem]] + stem for stem in stems])
        for place, stems in zip(PLACES, placed, strict=True)
        if stems
    )
    return " ".join([*line, *again, *(FORM + form for form in forms[:MOST_FORMS])])


def own_forms(text: str) -> tuple[str, ...]:
    """What tells the words of a text from those of their root, without those of every day.

    >>> own_forms("Bricoler et faire la fête")
    ('bricoler', 'fete')
    """
    telling = (written for written in WRITTEN.findall(text) if any(map(tells, stems_of(written))))
    return tuple(form for written in telling for word in fold(written) if (form := own_form(word)))


_forms = OfChunks(own_forms)


def _impacts(length: int, most: int) -> list[str]:
    """How many times a word comes -> how much the fiche, of so many words, is about it."""
    most = max(most, 1)
    slowed = _SATURATION * (1 - _OF_LENGTH + _OF_LENGTH * length / _USUAL_LENGTH)
    weights = (times * (1 + _SATURATION) / (times + slowed) for times in range(most + 1))
    return [MUCH if weight >= _MUCH_FROM else SOME if weight >= _SOME_FROM else LITTLE for weight in weights]


def _without_many(line: list[str]) -> list[str]:
    """The words, without those that came too often before."""
    counts: Counter[str] = Counter()
    kept = []
    for stem in line:
        counts[stem] += 1
        if counts[stem] <= MOST_PLACES:
            kept.append(stem)
    return kept
