"""A filled database -> what visitors ask of its site, and the floors, each an endless supply of requests."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, cycle, islice
from random import Random
from urllib.parse import urlencode

from centres.catalogue.lists.paging import PER_PAGE

from . import catalogue
from .client import SECONDS, Answer, Client, Request
from .databases import Database
from .floors import NOTHING_TO_MEASURE
from .invented_words import COMMON, rare_words, sentence
from .selections import Ask, Selection, query, random_selections, total, values_of

LIST, DRAFT, API = "/actions/", "/actions/comme-la-mienne/", "/api/v1/actions"
ACTIONS_A_PAGE = 100
DRAWN_FROM = 60  # of each facet, its most frequent values: a page of results must be a full one
A_BURST = 12
MOST_DRAWS = 20  # for one selection kept
DETAILS = 500
SENTENCES_A_DRAFT = 15


@dataclass(frozen=True, slots=True)
class Scenario:
    """`requests` never ends. `most` bounds a burst; a `part` is timed by the server, which tells its seconds.

    `why_not` says why it can't be measured today, when it can't. `is_whole` asks a port whether its answer is complete.
    Of one that `is_watched`, memory is looked at while it is answered too: it comes and goes.
    """

    name: str
    requests: Iterator[Request]
    most: int = A_BURST
    is_part: bool = False
    is_concurrent: bool = True
    is_watched: bool = False
    why_not: str = ""
    is_whole: Callable[[int, Request], bool] | None = None

    def seconds(self, answer: Answer) -> float:
        return float(answer.headers[SECONDS.lower()]) if self.is_part else answer.seconds


def scenarios(database: Database, port: int, selections: Sequence[Selection], seed: int) -> list[Scenario]:
    """Everything that is measured on one site, what can't be yet included."""
    random = Random(seed)
    words, common = list(rare_words(database.size)), list(COMMON)
    random.shuffle(words)
    random.shuffle(common)
    details = _details(database, random)
    no_search = "" if catalogue.has_parameter("q") else "le paramètre q n’existe pas encore"
    last = -(-database.size // PER_PAGE)
    # One supply for both: no selection is asked twice as a page.
    filtered = _paths(LIST, selections)
    pages = [
        Scenario("home", _same("/")),
        Scenario("home_anew", _anew("/")),
        Scenario("list_first", _same(LIST)),
        Scenario("list_first_anew", _anew(LIST)),
        Scenario("list_last", _same(f"{LIST}?page={last}")),
        Scenario("list_filtered", filtered),
        Scenario("list_gzip", _with(filtered, headers={"Accept-Encoding": "gzip"}), is_concurrent=False),
        Scenario("list_after_edit", _with(filtered, touched=count(seed)), is_concurrent=False),
        Scenario("word_rare", _searches(words), why_not=no_search),
        Scenario("word_common", _searches(common), is_concurrent=False, why_not=no_search),
        Scenario("detail", (Request(path) for path in cycle(details))),
        Scenario("near_text", _drafts(random, words)),
        Scenario("figures", _paths("/chiffres/", selections), most=6),
        Scenario("api_page", _pages_of_api(port), is_concurrent=False),
        _not_modified(port),
        Scenario("floor_hello", _same("/bench/hello")),
    ]
    parts = [
        Scenario("floor_rows", _paths("/bench/rows", selections)),
        Scenario("floor_counts", _paths("/bench/counts", selections)),
        Scenario("floor_jinja", _paths("/bench/jinja", selections)),
        Scenario("floor_ids", _searches(common, "/bench/ids")),
        Scenario("found_common", _searches(common, "/bench/found")),
        Scenario("found_rare", _searches(words, "/bench/found")),
        Scenario("near_fiche", (Request(f"/bench/near?pk={path.split('/')[2]}") for path in cycle(details))),
        Scenario("index_loaded", _same("/bench/load"), most=3),
        Scenario("index_rebuild", _same("/bench/rebuild"), most=1, is_watched=True),
    ]
    return pages + [_if_known(port, replace(part, is_part=True, is_concurrent=False)) for part in parts]


def full_pages(ask: Ask, number: int, seed: int) -> list[Selection]:
    """Random selections that fill a page of results; fewer than asked for where a catalogue has not so many."""
    random = Random(seed)
    values = {name: some[:DRAWN_FROM] for name, some in values_of(ask).items() if some}
    kept = []
    for drawn in islice(random_selections(values, random), number * MOST_DRAWS):
        if total(ask, drawn) >= PER_PAGE:
            kept.append(drawn)
        if len(kept) == number:
            break
    return kept


def _details(database: Database, random: Random) -> list[str]:
    with database.asking() as ask:
        rows = ask("SELECT id, slug FROM centres_action WHERE state = 'published' ORDER BY id")
    return [f"{LIST}{pk}/{slug}/" for pk, slug in random.sample(rows, min(len(rows), DETAILS))]


def _same(path: str) -> Iterator[Request]:
    return cycle([Request(path)])


def _anew(path: str) -> Iterator[Request]:
    """The same page at addresses that nobody asked for yet: drawn each time, not given again."""
    return (Request(f"{path}?n={number}") for number in count())


def _paths(path: str, selections: Sequence[Selection]) -> Iterator[Request]:
    return (Request(f"{path}?{query(selection)}") for selection in cycle(selections))


def _searches(words: Sequence[str], path: str = LIST) -> Iterator[Request]:
    return (Request(f"{path}?{urlencode({'q': word})}") for word in cycle(words))


def _drafts(random: Random, words: Sequence[str]) -> Iterator[Request]:
    """Texts of about 1,500 characters, never the same one twice, that hold two rare words."""
    for word in cycle(words):
        rare = [word, random.choice(words)] + [""] * (SENTENCES_A_DRAFT - 2)
        text = " ".join(sentence(random, one) for one in rare)
        yield Request(DRAFT, form=urlencode({"texte": text}))


def _with(
    requests: Iterator[Request], headers: dict[str, str] | None = None, touched: Iterator[int] | None = None
) -> Iterator[Request]:
    for request in requests:
        before = f"/bench/touch?n={next(touched)}" if touched else ""
        yield replace(request, headers=headers or {}, before=before)


def _pages_of_api(port: int) -> Iterator[Request]:
    """Pages of a hundred whole fiches, one after the other, in each order in turn: no page comes back."""
    addresses = [f"{API}?limite={ACTIONS_A_PAGE}&tri={order}" for order in ("recentes", "titre", "budget")]
    first = list(addresses)
    for turn in cycle(range(len(addresses))):
        request = Request(addresses[turn])
        yield request
        told = json.loads(ask(port, request).body)["next"]
        addresses[turn] = told.partition(f":{port}")[2] if told else first[turn]


def _not_modified(port: int) -> Scenario:
    """The list asked for again by who has it. Its marks are asked for before each time: an edit changes them."""
    if not _marks(port):
        return Scenario("not_modified", iter(()), why_not="la liste ne porte ni ETag ni Last-Modified")
    return Scenario("not_modified", _asked_again(port), is_concurrent=False)


def _asked_again(port: int) -> Iterator[Request]:
    while True:
        yield Request(LIST, headers=_marks(port), expected=(304,))


def _marks(port: int) -> dict[str, str]:
    headers = ask(port, Request(LIST)).headers
    marks = {"If-None-Match": headers.get("etag", ""), "If-Modified-Since": headers.get("last-modified", "")}
    return {name: value for name, value in marks.items() if value}


def _if_known(port: int, part: Scenario) -> Scenario:
    first = replace(next(part.requests), expected=(200, 404, NOTHING_TO_MEASURE))
    if ask(port, first).status != 200:
        return replace(part, why_not="le catalogue ne sait pas encore le faire")
    return part


def ask(port: int, request: Request) -> Answer:
    client = Client(port)
    try:
        return client.ask(request)
    finally:
        client.close()
