"""Query strings that nobody types -> how long the slowest answer takes, on a site served as in production."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from statistics import median
from typing import Any

from .client import Client, Request
from .databases import Store
from .serving import free_port, gunicorn, serving
from .web import Plan

PATHS = ("/actions/", "/chiffres/", "/communes/")
MOST_SECONDS = 0.3
SHOWN = 10
# 400: more parameters than Django takes, refused with a page of ours.
EXPECTED = (200, 400)
FACETS = ("theme", "public", "partenaire", "dimension", "statut", "echelle", "initiative", "centre", "departement")
OTHERS = (
    "region", "annee", "page", "tri", "budget", "budget_min", "budget_max", "poste", "financeur", "personnes",
    "commune", "rayon",
)  # fmt: skip

# What they are -> the string, escaped as browsers escape. Also asked of every page by tests/views/test_hostile.py.
QUERIES = {
    "caractères nuls": "q=%00&pres=%00&" + "&".join(f"{name}=%00" for name in (*FACETS, *OTHERS)),
    "60 000 caractères, thème": "theme=" + "x" * 60_000,
    "60 000 caractères, recherche": "q=" + "x" * 60_000,
    "60 000 caractères, commune": "pres=" + "x" * 60_000,
    "60 000 caractères, sans valeur": "x" * 60_000,
    "10 000 accents": "q=" + "%C3%A9" * 10_000 + "&pres=" + "%C5%93" * 10_000,
    "1 500 mots": "q=" + "+".join(f"mot{number}" for number in range(1500)),
    "1 500 mots fréquents": "q=" + "+".join(["les", "habitants", "de", "quartier", "jardin"] * 300),
    "1 500 mots exclus": "q=" + "+".join(f"-mot{number}" for number in range(1500)),
    "1 500 guillemets": "q=" + "%22jardin%20" * 1500,
    "un mot très fréquent": "q=habitants&tri=pertinence",
    "une lettre": "q=a&pres=a",
    "commune à peu près": "pres=Saint+Martin+d%27Eresse&q=saint+martin+d%27eresse",
    "commune très longue": "pres=" + "+".join(["saint"] * 400),
    "page 10^40": "page=1" + "0" * 40,
    "page à 6 000 chiffres": "page=" + "1" * 6000,
    "page négative": "page=-1&annee=-1&centre=-1&rayon=-1",
    "surrogats": "q=%ED%A0%80&pres=%ED%A0%80&" + "&".join(f"{name}=%ED%A0%80" for name in (*FACETS, *OTHERS)),
    "octets sans codage": "theme=%ff%fe&q=%ff%fe&pres=%ff%fe",
    "hors du plan de base": "q=%F0%9F%98%80&theme=%F0%9F%98%80",
    "1 000 thèmes": "&".join(f"theme={number}" for number in range(1000)),
    "1 000 centres": "&".join(f"centre={number}" for number in range(1000)),
    "1 000 financeurs": "&".join(f"financeur=x{number}" for number in range(1000)),
    "1 000 facettes": "&".join(f"{name}=x" for name in FACETS * 111),
    "1 001 paramètres": "&".join(f"theme={number}" for number in range(1001)),
    "tous les thèmes connus": "&".join(f"{name}={value}" for name in FACETS for value in ("sante", "culture", "38")),
    "valeurs inconnues": "&".join(f"{name}=rien" for name in (*FACETS, *OTHERS)),
    "nombres impossibles": "budget_min=1e400&budget_max=NaN&centre=999999999999999999&annee=99999999999",
    "nombres à 6 000 chiffres": "budget_min=" + "9" * 6000 + "&budget_max=" + "1" * 6000,
    "chiffres d'ailleurs": "annee=%C2%B2%C2%B2%C2%B2%C2%B2&budget_min=%D9%A3&centre=%D9%A3",
    "rayon sans lieu": "rayon=100&tri=distance",
    "rayon le plus large": "commune=38185&rayon=100&tri=distance",
    "tous les postes": "&".join(f"poste={kind}" for kind in ("charges", "produits", "valorisations", "non-precise")),
    "signes": "&&&===&;;;&%&theme[]=1&theme[$gt]=&q=%25_%27%22%5C*()",
    "SQL": "departement=38'%20OR%201=1--&q='%20OR%201=1--&tri=title;DROP",
    "FTS": "q=NEAR(jardin+5)+AND+OR+NOT+%22+*+%5E+:*",
}


def measure(plan: Plan) -> Iterator[dict[str, Any]]:
    """A line for each string on each page, asked `rounds` times, in seconds.

    RuntimeError when an answer is none of ours, or a server fails.
    """
    with ExitStack() as stack:
        store = Store(plan.folder, plan.seed, plan.note)
        stack.callback(store.close)
        for size in plan.sizes:
            for kind in plan.databases:
                database = store.database(kind, size)
                store.collect_static(database)
                port = free_port()
                # Longer lines than gunicorn takes by itself: what Django would answer if they came so far.
                command = [*gunicorn(port), "--limit-request-line", "0"]
                with serving(port, command, database.environment(store.folder), "/sante/"):
                    yield from _asked(port, kind, plan)


def _asked(port: int, kind: str, plan: Plan) -> Iterator[dict[str, Any]]:
    client = Client(port)
    try:
        for path in PATHS:
            plan.note(f"{kind} : {path}")
            for _ in range(8):  # until each worker has its index
                client.ask(Request(path))
            for name, query in QUERIES.items():
                request = Request(f"{path}?{query}", expected=EXPECTED)
                seconds = [client.ask(request).seconds for _ in range(plan.rounds)]
                yield {
                    "database": kind, "path": path, "query": name, "n": len(seconds),
                    "p50": round(median(seconds), 4), "slowest": round(max(seconds), 4),
                    "is_quick": max(seconds) <= MOST_SECONDS,
                }  # fmt: skip
    finally:
        client.close()


def report_lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The verdict, then a table: all that are slow, or the slowest of all."""
    slow = [line for line in lines if not line["is_quick"]]
    limit = f"{1000 * MOST_SECONDS:.0f} ms"
    yield f"{len(lines)} demandes : " + (f"{len(slow)} au-dessus de {limit}." if slow else f"toutes sous {limit}.")
    yield "| base | page | chaîne | p50 | la plus lente |"
    yield "| --- | --- | --- | ---: | ---: |"
    for line in sorted(lines, key=lambda line: -line["slowest"])[: max(SHOWN, len(slow))]:
        p50, slowest = 1000 * line["p50"], 1000 * line["slowest"]
        yield f"| {line['database']} | {line['path']} | {line['query']} | {p50:.0f} ms | {slowest:.0f} ms |"
