"""Lines of figures -> the ratios that the catalogue promises, each beside its goal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean

from .peers import PEERS

FLOORS = ("floor_hello", "floor_rows", "floor_counts", "floor_jinja")
PEER = "datasette"
# Of libraries that work in a process and draw no page: (whose, what is measured, its label, the most times theirs).
IN_PROCESS = (
    ("duckdb", "floor_counts", "comptes des facettes", None),
    ("duckdb", "list_filtered", "liste filtrée, page dessinée", None),
    ("tantivy", "found_common", "mot courant, trouvé et classé", 2),
    ("tantivy", "found_rare", "mot rare, trouvé et classé", None),
)
MO_A_MIB = 2**20 / 10**6
# Fiches. On fewer, a page costs what its drawing costs, whatever is looked for: these ratios would say nothing.
PROMISED_AT = 100_000
PAGES = {
    "home": "accueil", "list_first": "première page", "list_last": "dernière page", "list_filtered": "liste filtrée",
    "word_rare": "mot rare", "word_common": "mot courant", "detail": "fiche", "near_text": "comme la mienne",
    "figures": "chiffres", "api_page": "API, cent fiches", "home_anew": "accueil, dessiné",
    "list_first_anew": "première page, dessinée",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ratio:
    """`value` is None when something it needs was not measured; `goal`: the most, or the least, that it should be, when
    something is promised."""

    label: str
    where: str
    value: float | None
    goal: float | None
    is_least: bool = False

    @property
    def is_met(self) -> bool | None:
        if self.value is None or self.goal is None:
            return None
        return self.value >= self.goal if self.is_least else self.value <= self.goal


class Figures:
    """Lines, looked up. `p50("home", 1000, "sqlite")` is None for what was not measured."""

    def __init__(self, lines: Iterable[dict]) -> None:
        self.lines = {
            (line["scenario"], line["size"], line["database"]): line for line in lines if not line.get("build")
        }
        self.sizes = sorted({size for _, size, _ in self.lines} - {0})
        databases = {database for _, _, database in self.lines}
        self.databases = [name for name in ("sqlite", "postgresql") if name in databases]

    def p50(self, scenario: str, size: int, database: str) -> float | None:
        return self.of("p50", scenario, size, database)

    def of(self, key: str, scenario: str, size: int, database: str) -> float | None:
        return self.lines.get((scenario, size, database), {}).get(key)


def ratios(lines: Iterable[dict]) -> Iterator[Ratio]:
    """Of each size and database; then between databases, and between sizes."""
    figures = Figures(lines)
    for size in figures.sizes:
        for database in figures.databases:
            yield from _of_site(figures, size, database)
        if len(figures.databases) == 2:
            for page, label in PAGES.items():
                both = [figures.p50(page, size, database) for database in ("postgresql", "sqlite")]
                yield Ratio(f"{label} : PostgreSQL / SQLite", f"{size}", _over(*both), 1.5)
    if len(figures.sizes) > 1:
        for database in figures.databases:
            for page, label in PAGES.items():
                times = [figures.p50(page, size, database) for size in figures.sizes]
                yield Ratio(f"{label} : exposant de croissance", database, exponent(figures.sizes, times), 0.15)


def _of_site(figures: Figures, size: int, database: str) -> Iterator[Ratio]:
    def p50(scenario: str) -> float | None:
        return figures.p50(scenario, size, database)

    def rate(scenario: str, whose: str) -> float | None:
        return figures.of("requests_per_s", scenario, size, whose)

    where = f"{size}, {database}"
    floors = [p50(floor) for floor in FLOORS]
    floor = None if None in floors else sum(floors)
    yield Ratio("liste filtrée / somme des planchers", where, _over(p50("list_filtered"), floor), 3)
    yield Ratio("liste filtrée : requêtes à la base", where, figures.of("queries", "list_filtered", size, database), 6)
    yield Ratio("dernière page / première page", where, _over(p50("list_last"), p50("list_first")), 1.2)
    raw = 1.5 if size >= PROMISED_AT else None
    yield Ratio("mot courant / lecture brute des numéros", where, _over(p50("word_common"), p50("floor_ids")), raw)
    after = None if (edited := p50("list_after_edit")) is None else edited - (p50("list_filtered") or 0)
    yield Ratio("après une modification, secondes de plus", where, after, 0.05)
    yield Ratio("comme la mienne, secondes", where, p50("near_text"), 0.05)
    yield Ratio("actions proches d’une fiche, secondes", where, p50("near_fiche"), 0.05)
    yield Ratio("API, page de cent fiches, secondes", where, p50("api_page"), 0.02)
    yield Ratio("index refait, secondes", where, p50("index_rebuild"), 3)
    yield Ratio("index pris de son fichier, secondes", where, p50("index_loaded"), 0.15)
    written = figures.of("private_memory", "index_rebuild", size, database)
    yield Ratio("index refait, Mo d’un processus", where, None if written is None else written * MO_A_MIB, 150)
    if PEER in {whose for _, _, whose in figures.lines}:
        for scenario, goal in (("list_filtered", 150), ("word_rare", 8)):
            times = _over(rate(scenario, database), rate(scenario, PEER))
            whole = figures.of("complete", scenario, size, PEER)
            said = "" if whole else " (dont la réponse est incomplète)"
            promised = goal if size >= PROMISED_AT else None
            yield Ratio(f"{PAGES[scenario]} : débit / Datasette{said}", where, times, promised, is_least=True)
    for peer, scenario, label, goal in IN_PROCESS:
        if (theirs := figures.p50(scenario, size, peer)) is not None:
            most = goal if size >= PROMISED_AT else None
            yield Ratio(f"{label} / {PEERS[peer]}", where, _over(p50(scenario), theirs), most)


def exponent(sizes: Sequence[int], times: Sequence[float | None]) -> float | None:
    """The slope of log(time) over log(size), by least squares: 0 for a time that does not grow, 1 for one that follows.

    >>> exponent([1000, 10000, 100000], [0.01, 0.1, 1.0])
    1.0
    """
    if None in times or len(set(sizes)) < 2:
        return None
    across, up = [log(size) for size in sizes], [log(time) for time in times]
    middle = fmean(across)
    slope = sum((x - middle) * y for x, y in zip(across, up, strict=True)) / sum((x - middle) ** 2 for x in across)
    return round(slope, 6)


def as_table(rows: Iterable[Ratio]) -> Iterator[str]:
    """A table in Markdown, for a terminal and for BENCHMARKS.md alike."""
    yield "| rapport | taille, base | mesuré | visé | tenu |"
    yield "| --- | --- | ---: | ---: | --- |"
    for row in rows:
        value = "non mesuré" if row.value is None else f"{row.value:.3g}" if row.value < 100 else f"{row.value:.0f}"
        goal = "–" if row.goal is None else f"{'≥' if row.is_least else '≤'} {_french(f'{row.goal:g}')}"
        met = {True: "oui", False: "NON", None: "–"}[row.is_met]
        yield f"| {row.label} | {row.where} | {_french(value)} | {goal} | {met} |"


def _over(above: float | None, below: float | None) -> float | None:
    return None if above is None or not below else above / below


def _french(number: str) -> str:
    return number.replace(".", ",")
