"""A seed -> random selections of fiches, and what plain SQL counts in each: the truth that pages are held to."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from random import Random
from urllib.parse import urlencode


class WrongCounts(RuntimeError):
    """A page shows a number that the database does not give: how fast it is does not matter."""


Selection = dict[str, list[str]]
Ask = Callable[..., list[tuple]]

LINKED = {"theme": "keyword", "public": "audience", "partenaire": "partner", "initiative": "initiator"}
CARRIED = {"dimension": "dimension", "statut": "status", "echelle": "scale"}
PLACED = {"departement": "c.departement_id", "region": "d.region_id"}
FACETS = (*LINKED, *CARRIED, *PLACED, "annee", "budget")

_FROM = """
centres_action a
LEFT JOIN centres_centre c ON c.id = a.centre_id
LEFT JOIN centres_departement d ON d.code = c.departement_id
LEFT JOIN centres_budget b ON b.action_id = a.id
"""
_BUDGET = "CASE WHEN b.total IS NOT NULL OR b.low IS NOT NULL THEN 'oui' ELSE 'non' END"
_NUMBER = re.compile(r"\d[\d\s\u00a0\u202f]*")


def _facet(name: str) -> tuple[str, str]:
    """(the value of a row, what to join for it) in SQL."""
    if name in LINKED:
        link, term = f"centres_action{LINKED[name]}", f"centres_{LINKED[name]}"
        return "t.slug", f"JOIN {link} l ON l.action_id = a.id JOIN {term} t ON t.id = l.term_id"
    if name in CARRIED:
        return "t.slug", f"JOIN centres_{CARRIED[name]} t ON t.id = a.{CARRIED[name]}_id"
    return {**PLACED, "annee": "a.year", "budget": _BUDGET}[name], ""


def _where(selection: Selection, but: str = "") -> tuple[str, list[str]]:
    conditions, values = ["a.state = 'published'"], []
    for name, some in selection.items():
        if name == but or name not in FACETS:
            continue
        value, join = _facet(name)
        holes = ", ".join("?" * len(some))
        if name in LINKED:
            link, term = f"centres_action{LINKED[name]}", f"centres_{LINKED[name]}"
            inside = f"SELECT l.action_id FROM {link} l JOIN {term} t ON t.id = l.term_id WHERE t.slug IN ({holes})"
            conditions.append(f"a.id IN ({inside})")
        elif join:
            inside = f"SELECT t.id FROM centres_{CARRIED[name]} t WHERE t.slug IN ({holes})"
            conditions.append(f"a.{CARRIED[name]}_id IN ({inside})")
        else:
            conditions.append(f"CAST({value} AS text) IN ({holes})")
        values += some
    return " AND ".join(conditions), values


def total(ask: Ask, selection: Selection) -> int:
    """How many published fiches a selection holds."""
    where, values = _where(selection)
    return ask(f"SELECT count(*) FROM {_FROM} WHERE {where}", values)[0][0]


def counts(ask: Ask, selection: Selection, name: str) -> dict[str, int]:
    """Value -> how many fiches of a facet, its own selection left aside."""
    value, join = _facet(name)
    where, values = _where(selection, but=name)
    rows = ask(f"SELECT {value}, count(*) FROM {_FROM} {join} WHERE {where} GROUP BY 1", values)
    return {str(key): number for key, number in rows if key is not None}


def values_of(ask: Ask, names: Sequence[str] = FACETS) -> dict[str, list[str]]:
    """The values that published fiches carry, by facet, the most frequent first."""
    found = {name: counts(ask, {}, name) for name in names}
    return {name: sorted(some, key=lambda value: (-some[value], value)) for name, some in found.items()}


def random_selections(values: Mapping[str, Sequence[str]], random: Random) -> Iterator[Selection]:
    """Without end: a few values of one to three facets, none drawn twice."""
    drawn: set[str] = set()
    while True:
        names = random.sample(sorted(values), random.choice((1, 2, 2, 3)))
        picked = {name: random.sample(values[name], min(len(values[name]), random.choice((1, 1, 2)))) for name in names}
        if (told := query(picked)) not in drawn:
            drawn.add(told)
            yield picked


def query(selection: Selection, **more: str | int) -> str:
    """The query string of a selection."""
    pairs = [(name, value) for name, some in selection.items() for value in some]
    return urlencode([*pairs, *more.items()])


class Shown(HTMLParser):
    """What a list page shows: `total` (None when it tells none) and `counts`, facet -> value -> number."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.total: int | None = None
        self.counts: dict[str, dict[str, int]] = {}
        self._option: tuple[str, str] | None = None
        self._texts: list[str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("label", "h1", "h2"):
            self._texts, self._option = [], None
        elif tag == "input" and given.get("type") == "checkbox" and self._texts is not None:
            self._option = given.get("name") or "", given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._texts is not None and data.strip():
            self._texts.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        if self._texts is None or tag not in ("label", "h1", "h2"):
            return
        texts, self._texts = self._texts, None
        if tag == "label" and self._option and (number := _number(texts[1:])) is not None:
            self.counts.setdefault(self._option[0], {})[self._option[1]] = number
        elif tag != "label" and self.total is None and re.match(r"(?:\d|Aucune? )[^a-z]*action", " ".join(texts)):
            self.total = _number(texts) or 0


def _number(texts: Sequence[str]) -> int | None:
    """The number at the head of the first text that begins with one. The label of an option is not among them."""
    for text in texts:
        if match := _NUMBER.match(text):
            return int("".join(filter(str.isdigit, match[0])))
    return None


def differences(page: str, ask: Ask, selection: Selection, *, is_counted: bool) -> list[str]:
    """A sentence for each number of a list page that plain SQL does not give. `is_counted`: facets must show some."""
    shown, told = Shown(page), query(selection) or "sans filtre"
    wrong = []
    if shown.total != (right := total(ask, selection)):
        wrong.append(f"{told} : la page annonce {shown.total} fiches, la base en compte {right}.")
    for name in FACETS if is_counted else shown.counts:
        if name not in FACETS:
            continue
        truth, offered = counts(ask, selection, name), shown.counts.get(name, {})
        if not offered and truth:
            wrong.append(f"{told} : la page ne compte rien pour « {name} ».")
        wrong += [
            f"{told} : {name}={value} montre {number}, la base en compte {truth.get(value, 0)}."
            for value, number in offered.items()
            if number != truth.get(value, 0)
        ]
    return wrong
