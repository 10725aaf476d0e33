"""A database -> the rows of its published fiches that every peer is given: texts, what facets count, lists of terms."""

from collections.abc import Iterator

from centres.bench.selections import CARRIED, LINKED, Ask

# What facets count, a value each; then what they count in lists.
PLAIN = ("dimension", "statut", "echelle", "region", "departement", "annee", "budget")
TEXTS = ("summary", "experience", "description", "result_territory", "result_centre", "result_inhabitants", "limits")
COLUMNS = ("id", "title", "centre", *TEXTS, *PLAIN, *LINKED)


def rows(ask: Ask) -> Iterator[tuple]:
    """The values of COLUMNS, fiche by fiche, in the order of their numbers; of each list, the terms in their order."""
    linked = {
        name: _gathered(
            ask(
                f"SELECT l.action_id, t.slug FROM centres_action{kind} l JOIN centres_{kind} t ON t.id = l.term_id "
                "ORDER BY l.action_id, l.position"
            )
        )
        for name, kind in LINKED.items()
    }
    joins = " ".join(f"LEFT JOIN centres_{kind} {kind} ON {kind}.id = a.{kind}_id" for kind in CARRIED.values())
    carried = ", ".join(f"{kind}.slug" for kind in CARRIED.values())
    told = ask(
        f"SELECT a.id, a.title, c.name, {', '.join(f'a.{name}' for name in TEXTS)}, {carried}, "
        "d.region_id, d.code, a.year, CASE WHEN b.total IS NOT NULL OR b.low IS NOT NULL THEN 'oui' ELSE 'non' END "
        f"FROM centres_action a {joins} LEFT JOIN centres_centre c ON c.id = a.centre_id "
        "LEFT JOIN centres_departement d ON d.code = c.departement_id "
        "LEFT JOIN centres_budget b ON b.action_id = a.id WHERE a.state = 'published' ORDER BY a.id"
    )
    for row in told:
        yield (*row, *(linked[name].get(row[0], []) for name in LINKED))


def _gathered(rows: list[tuple]) -> dict[int, list[str]]:
    lists: dict[int, list[str]] = {}
    for pk, slug in rows:
        lists.setdefault(pk, []).append(slug)
    return lists
