"""Words -> the numbers of things in them: « 3 à 4 », « une dizaine », « plus de 450 », each at its place.

What a number counts is not known here. A number that can count nobody (0.2, 04, 2.5) is a Quantity without figures.
"""

from dataclasses import dataclass

from .numerals import DASHES, NUMBER_WORDS, ROUGH, Token, figure, number_in_words, word_at

_QUALIFIERS = {"bonne", "petite", "grosse", "bon", "petit"}  # « une bonne dizaine »
ARTICLES = {"un", "une"}

_ABOUT = {"environ", "env", "approximativement", "presque", "quelque", "pres", "autour", "peu", "moyenne", "vers"}
_MORE = {"plus", "moins", "minimum", "mini", "dela"}  # « plus de », « au moins », « au delà de »
_BOUNDS = {"maximum": "moins", "maxi": "moins", "max": "moins", "minimum": "plus", "mini": "plus", "min": "plus"}
_CHANGED = {"passe", "passes", "passee", "passees", "passer", "passant", "passent", "evolue", "monte", "augmente"}


@dataclass(slots=True)
class Quantity:
    """Tokens ``first`` to ``end`` (excluded) say `low` to `high`; an open side is None; both None: no count."""

    low: int | None
    high: int | None
    is_approximate: bool
    first: int
    end: int
    is_article: bool = False

    @property
    def is_empty(self) -> bool:
        """No count at all."""
        return self.low is None and self.high is None

    @property
    def is_exact(self) -> bool:
        """One known figure, rough or not."""
        return self.low is not None and self.low == self.high


def quantity_at(tokens: list[Token], start: int) -> Quantity | None:
    """The quantity whose number begins at a token; None when there is no number there.

    >>> from centres.fiches.people.numerals import tokens_of
    >>> read = lambda text, start: quantity_at(tokens_of(text), start)
    >>> (q := read("entre 2 et 6 agents", 1)).low, q.high, q.first, q.end
    (2, 6, 0, 4)
    >>> (q := read("plus de 450", 2)).low, q.high, q.is_approximate
    (450, None, True)
    >>> (q := read("une bonne vingtaine d'enfants", 0)).low, q.high, q.is_approximate
    (20, 20, True)
    >>> (q := read("vingt et un agents", 0)).low, q.end
    (21, 3)
    """
    number = _number_at(tokens, start)
    if number is None:
        return None
    value, end, is_rough = number
    quantity = Quantity(value, value, is_rough, start, end)
    if value is not None:
        _read_range(tokens, quantity)
    quantity.is_article = quantity.is_exact and end == start + 1 and tokens[start].word in ARTICLES
    if quantity.low is not None:
        _read_before(tokens, quantity)
    return quantity


def _number_at(tokens: list[Token], index: int) -> tuple[int | None, int, bool] | None:
    """(value, index after, is rough) of one number; the value of a number that counts nobody is None."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number":
        value, end = figure(token.word), index + 1
        if word_at(tokens, end) == "aine" and (tokens[end].is_glued or word_at(tokens, end + 1) in {"de", "d"}):
            return value, end + 1, True
    elif token.kind == "word" and token.word in NUMBER_WORDS:
        value, end = number_in_words(tokens, index)
    else:
        return None
    after = end + 1 if word_at(tokens, end) in _QUALIFIERS else end
    if (rough := ROUGH.get(word_at(tokens, after))) is not None and value is not None:
        return value * rough, after + 1, True
    return value, end, False


def _read_range(tokens: list[Token], quantity: Quantity) -> None:
    """« 3 à 4 », « 7-8 », « 2 ou 3 », « 3/4 », « entre 2 et 6 », « deux-trois »."""
    low, end = quantity.low, quantity.end
    between = word_at(tokens, end)
    is_between = word_at(tokens, quantity.first - 1) == "entre"
    joins = between in DASHES or between in {"a", "ou", "/"} or (between == "et" and is_between)
    upper = _number_at(tokens, end + 1 if joins else end)
    if upper is None or upper[0] is None or low is None:
        if joins and upper is not None:
            quantity.low = quantity.high = None  # 04-76…, 12/05/2014
        return
    high, after, is_rough = upper
    if not joins:
        if tokens[quantity.first].kind == "word" and tokens[end].kind == "word" and high == low + 1:
            quantity.high, quantity.end = high, after  # « deux trois »
        return
    quantity.end = after
    chain = word_at(tokens, after) in {*DASHES, "/"} and word_at(tokens, after + 1)[:1].isdigit()
    if between == "a" and _is_year(low) and high is not None and high <= low:
        quantity.end = end  # « 30 en 2012 à 45 en 2013 »
        return
    is_part = between == "/" and (high != low + 1 or low < 2 or word_at(tokens, after) == "des")  # 1/2, 2/3 des…
    if high is None or high <= low or chain or is_part or high >= max(low, 1) * 100:  # « cinq à six mille »
        quantity.low = quantity.high = None
    else:
        quantity.high = high
        quantity.is_approximate |= is_rough


def _is_year(value: int) -> bool:
    return 1900 <= value <= 2100


def _read_before(tokens: list[Token], quantity: Quantity) -> None:
    """« environ », « plus de », « jusqu'à »… before the number: they move its start, and open one of its sides."""
    first = quantity.first
    words = [word_at(tokens, first - back) for back in (1, 2, 3)]
    if not quantity.is_exact and words[0] == "de" and words[1] in _CHANGED:
        quantity.low = quantity.high = None  # « passé de 10 à 25 »: before and now, no range
    elif words[0] in _BOUNDS and words[1] != "au":
        _open(quantity, _BOUNDS[words[0]], first - 1, "")
    elif not quantity.is_exact and (words[0] == "entre" or (words[0] == "de" and word_at(tokens, first + 1) == "a")):
        quantity.first -= 1
    elif words[0] in {"~", "±", "≈"} or (words[0] in _ABOUT and words[0] not in {"pres", "peu", "moyenne"}):
        quantity.is_approximate, quantity.first = True, first - 1
    elif words[:2] == ["moyenne", "en"] or (words[0] in {"de", "d"} and words[1] in {"pres", "autour", "moyenne"}):
        quantity.is_approximate, quantity.first = True, first - 2
    elif words[0] == "pres" and words[1] == "peu":
        quantity.is_approximate, quantity.first = True, first - (3 if words[2] == "a" else 2)
    elif words[0] == "'" and words[1] == "d" and words[2] in {"plus", "+", "moins"}:
        _open(quantity, words[2], first - 3, word_at(tokens, first - 4))
    elif words[0] == "de" and words[1] in {*_MORE, "+"}:
        _open(quantity, words[1], first - 2, words[2])
    elif words[0] in {"moins", "minimum"} and words[1] == "au":
        _open(quantity, "plus", first - 2, "")
    elif (words[0] == "plus" and words[1] == "au") or (words[0] == "maximum" and words[1] == "au"):
        _open(quantity, "moins", first - 2, "")
    elif words[0] in {">", "<"}:
        _open(quantity, "plus" if words[0] == ">" else "moins", first - 1, "")
    elif words[0] == "a" and words[1] == "'" and words[2] == "jusqu":
        _open(quantity, "moins", first - 3, "")


def _open(quantity: Quantity, word: str, first: int, before: str) -> None:
    """Leave one side open; « de plus de » and a range with an open side are no figure."""
    # « pas plus de dix » are ten at most, « au moins d'une dizaine » ten at least.
    is_turned = before == "pas" or (before == "au" and word in {"moins", "plus"})
    if not quantity.is_exact:
        quantity.low = quantity.high = None
    elif (word == "moins") != is_turned:
        quantity.low = None
    else:
        quantity.high = None
    quantity.is_approximate, quantity.first = True, first - (before in {"au", "pas"})
