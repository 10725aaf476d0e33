"""A selection of fiches -> one chart or table of the pages of figures, by the name in its address, as rows to write."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from centres.catalogue.facts.budgets import in_words
from centres.catalogue.figures.charts import RANKINGS, Charts
from centres.catalogue.figures.maps import DepartementMap
from centres.catalogue.figures.matrix import matrix
from centres.catalogue.figures.statistics import TITLES, PeriodFigures, Split, Statistics
from centres.catalogue.filters.actions import ActionFilter
from centres.exports.columns import Cell

BARS, COLUMNS, MATRIX, MAP = "bars", "columns", "matrix", "map"


@dataclass(frozen=True)
class Chart:
    """`rows` under `heads`: a label, then what is counted; a bar is as long as the first number of its row.

    `measured`: which number of a row that is. `said`: the words at the end of each bar, when they say more than that
    number. `note`: what the numbers leave out.
    """

    name: str
    title: str
    heads: Sequence[str]
    rows: list[list[Cell]]
    kind: str = BARS
    said: list[str] = field(default_factory=list)
    note: str = ""
    measured: int = 1
    # The drawing of départements, for a map.
    atlas: DepartementMap | None = None

    @property
    def labels(self) -> list[str]:
        return [str(row[0]) for row in self.rows]

    @property
    def numbers(self) -> list[float]:
        found = (row[self.measured] for row in self.rows)
        return [float(number) if isinstance(number, int | Decimal) else 0 for number in found]


Build = Callable[[ActionFilter], Chart | None]


def chart_of(name: str, found: ActionFilter) -> Chart | None:
    """None for a name that no chart has, and for a chart of nothing."""
    build = BUILDS.get(name)
    chart = build(found) if build else None
    return chart if chart and chart.rows else None


def _ranking(name: str) -> Build:
    def build(found: ActionFilter) -> Chart:
        ranking = Charts(found).ranking(name)
        heads = [found.filters[name].label, "Fiches"]
        rows: list[list[Cell]] = [[bar.label, bar.figure.count] for bar in ranking.bars]
        return Chart(name, ranking.title, heads, rows, note=_silent(ranking.silent))

    return build


def _silent(count: int) -> str:
    return f"{count} fiche{'s' * (count > 1)} n’en {'disent' if count > 1 else 'dit'} rien." if count else ""


def _years(found: ActionFilter) -> Chart:
    charts = Charts(found)
    rows: list[list[Cell]] = [[column.label, column.figure.count] for column in charts.years]
    count = charts.without_year
    note = f"{count} fiche{'s' * (count > 1)} sans année, hors de ce dessin." if count else ""
    return Chart("annee", "En quelles années ?", ["Année", "Fiches"], rows, COLUMNS, note=note)


def _matrix(found: ActionFilter) -> Chart | None:
    crossed = matrix(Charts(found))
    if crossed is None:
        return None
    rows: list[list[Cell]] = [[line.label, *(cell.figure.count for cell in line.cells)] for line in crossed.lines]
    hidden = crossed.hidden_rows or crossed.hidden_columns
    note = "Un tiret : aucune fiche." + " Les valeurs les plus fréquentes seules sont croisées." * bool(hidden)
    return Chart("croisement", "Qui est touché, sur quoi ?", ["Thème", *crossed.columns], rows, MATRIX, note=note)


def _states(found: ActionFilter) -> Chart:
    told = Statistics(found)
    rows: list[list[Cell]] = [[f"Chiffré, {period.title.lower()}", period.figure.count] for period in told.periods]
    rows += [[label, figure.count] for label, figure in (*told.apart, *told.silent)]
    note = "Celles qui n’en disent rien ne sont pas à zéro : on ne sait pas."
    return Chart("budgets", "Combien de fiches disent leur budget ?", ["Budget", "Fiches"], rows, note=note)


def _people(found: ActionFilter) -> Chart:
    roles = Statistics(found).roles
    rows: list[list[Cell]] = [[role.label, role.exact.count, role.total, role.rough.count] for role in roles]
    said = [f"{_spaced(role.total)} ({_fiches(role.exact.count)})" for role in roles]
    heads = ["Rôle", "Fiches au nombre exact", "Personnes", "Fiches à peu près"]
    note = "Seuls les nombres exacts s’additionnent. Une fiche qui n’en dit rien n’est pas à zéro."
    return Chart("personnes", "Qui s’y est mis ?", heads, rows, said=said, note=note, measured=2)


# Part of the name of a table of budgets -> its title, its first heading, and its rows.
SPLITS: dict[str, tuple[str, str, Callable[[PeriodFigures], Iterable[Split]]]] = {
    "montants": ("selon le montant", "Montant", lambda period: period.brackets),
    "postes": ("selon la nature des postes", "Poste", lambda period: period.kinds),
    "financeurs": ("selon qui paie, hors valorisation", "Financeur", lambda period: period.funders),
    "annees": ("selon l’année de la fiche", "Année", lambda period: period.years),
}


def _split(split: str, slug: str) -> Build:
    words, head, rows_of = SPLITS[split]

    def build(found: ActionFilter) -> Chart | None:
        period = next((period for period in Statistics(found).periods if period.slug == slug), None)
        # Under three fiches, amounts would speak of one or two of them.
        if period is None or (split == "montants" and not period.quartiles):
            return None
        told = list(rows_of(period))
        rows: list[list[Cell]] = [[row.label, row.figure.count, row.total] for row in told]
        said = [f"{in_words(row.total)} ({_fiches(row.figure.count)})" for row in told]
        title = f"Budgets, {TITLES[slug].lower()}, {words}"
        measured = 1 if split == "montants" else 2
        return Chart(f"{split}-{slug}", title, [head, "Fiches", "Euros"], rows, said=said, measured=measured)

    return build


def _map(found: ActionFilter) -> Chart:
    atlas = DepartementMap(found.required_index, found.required_index.select(found.selection), found)
    told = sorted((area for area in atlas.areas.values() if area.count), key=lambda area: -area.count)
    rows: list[list[Cell]] = [[area.place.name, area.count, area.place.code] for area in told]
    count = atlas.without_place
    note = f"{count} fiche{'s' * (count > 1)} sans département connu." if count else ""
    heads = ["Département", "Fiches", "Code"]
    return Chart("carte", "Où se passent les actions ?", heads, rows, MAP, note=note, atlas=atlas)


def _places(name: str, head: str) -> Build:
    def build(found: ActionFilter) -> Chart:
        index = found.required_index
        ids, words = index.select(found.selection), index.words
        places = words.regions if name == "region" else words.departements
        counts = [(len(some & ids), code) for code, some in index.values[name].items() if code in places]
        rows: list[list[Cell]] = [
            [places[code].name, count, code]
            for count, code in sorted(counts, key=lambda pair: (-pair[0], pair[1]))
            if count
        ]
        return Chart(
            name,
            f"Dans quels {head.lower()}s ?".replace("quels région", "quelles région"),
            [head, "Fiches", "Code"],
            rows,
        )

    return build


def _fiches(count: int) -> str:
    return f"{_spaced(count)} fiche{'s' * (count > 1)}"


def _spaced(number: int | Decimal) -> str:
    return f"{number:,}".replace(",", "\u202f")


BUILDS: dict[str, Build] = {
    **{name: _ranking(name) for name in RANKINGS},
    "annee": _years,
    "croisement": _matrix,
    "budgets": _states,
    "personnes": _people,
    "carte": _map,
    "region": _places("region", "Région"),
    "departement": _places("departement", "Département"),
    **{f"{split}-{slug}": _split(split, slug) for split in SPLITS for slug in TITLES},
}
