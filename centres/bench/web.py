"""Sizes and databases -> how fast their sites answer: checked first, then measured in rounds that alternate.

All sites of a run are served at once and wait while one of them is asked: a machine that slows down slows them all.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, median_low
from threading import Event, Thread
from time import perf_counter

from . import catalogue
from .against.builds import Build, build_of, todays
from .client import BYTES, COUNT_QUERIES, QUERIES, Client, Request, UnexpectedAnswer, one_by_one, together
from .databases import Database, Store
from .peers import peer_named
from .samples import Samples
from .scenarios import LIST, Scenario, full_pages, scenarios
from .selections import Ask, Selection, WrongCounts, differences, query, random_selections, values_of
from .serving import Server, free_port, gunicorn, serving

CHECKED = 12
LOOKS = 5
SECONDS_A_BURST, SECONDS_A_LOOK = 2.0, 0.05
CONNECTIONS, MOST_TOGETHER = 2, 24
WARMING = 24


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run measures. `note` hears what is being done."""

    sizes: tuple[int, ...]
    databases: tuple[str, ...]
    rounds: int
    seed: int
    folder: Path
    peers: tuple[str, ...] = ()
    note: Callable[[str], None] = lambda _: None
    against: str = ""  # a commit


@dataclass
class Site:
    """A served site and what is asked of it. `build`: the commit that it is, when it is not today's."""

    database: str
    size: int
    server: Server
    scenarios: list[Scenario]
    samples: dict[str, Samples] = field(default_factory=dict)
    build: str = ""

    def lines(self) -> Iterator[dict]:
        for scenario in self.scenarios:
            asked = {"scenario": scenario.name, "size": self.size, "database": self.database}
            asked |= {"build": self.build} if self.build else {}
            if scenario.why_not:
                yield asked | {"skipped": scenario.why_not}
            else:
                yield asked | self.samples[scenario.name].as_json()


def measure(plan: Plan) -> Iterator[dict]:
    """A line for each scenario of each site, and one for the noise of the machine. RuntimeError when one can't be."""
    noise = Samples()
    with ExitStack() as stack:
        store = Store(plan.folder, plan.seed, plan.note)
        stack.callback(store.close)
        builds = [todays(), build_of(plan.against, store.folder)] if plan.against else [todays()]
        sites = [site for size in plan.sizes for site in _sites(plan, store, size, builds, stack)]
        for site in sites:
            _look(site)
        random = Random(plan.seed)
        for turn in range(plan.rounds):
            plan.note(f"tour {turn + 1} sur {plan.rounds}")
            noise.add_round([_noise()])
            for site, asked in _turns(sites, random):
                _burst(site, asked)
    yield {"scenario": "noise", "size": 0, "database": ""} | noise.as_json()
    for site in sites:
        yield from site.lines()


def _turns(sites: Sequence[Site], random: Random) -> Iterator[tuple[Site, Scenario]]:
    """Everything that is asked in a round, shuffled; two builds are asked the same one after the other."""
    turns: dict[tuple[object, ...], list[tuple[Site, Scenario]]] = {}
    for site in sites:
        for asked in site.scenarios:
            if not asked.why_not:
                turns.setdefault((site.database, site.size, asked.name), []).append((site, asked))
    for pair in random.sample(list(turns.values()), len(turns)):
        yield from random.sample(pair, len(pair))


def _sites(plan: Plan, store: Store, size: int, builds: Sequence[Build], stack: ExitStack) -> Iterator[Site]:
    databases, others = _databases(plan, store, size, builds)
    with databases[0].asking() as ask:
        plan.note(f"{size} fiches : tirage des sélections")
        selections = full_pages(ask, plan.rounds * (MOST_TOGETHER + 40), plan.seed)
    for build, database in [(builds[0], one) for one in databases] + [(builds[-1], one) for one in others]:
        store.of(build).collect_static(database)
        store.warm(database)
        port = free_port()
        plan.note(f"{database.kind}, {size} fiches : démarrage et vérification des comptes {build.name}")
        environment = database.environment(build.files(store.folder))
        server = stack.enter_context(serving(port, gunicorn(port), environment, "/sante/", build.root))
        if not build.name:
            with database.asking() as ask:
                check(ask, port, plan.seed)
        together(port, iter([Request(LIST)] * WARMING), WARMING, 120, 2 * CONNECTIONS)
        asked = scenarios(database, port, selections, plan.seed)
        yield Site(database.kind, size, server, asked, build=build.name)
    for name in plan.peers:
        yield _peer(plan, name, store, databases[0], selections, stack)


def _databases(plan: Plan, store: Store, size: int, builds: Sequence[Build]) -> tuple[list[Database], list[Database]]:
    """Of today's build and of the other, when there is one: the same, or, when their migrations differ, one that the
    other filled and a copy of it that today's migrated."""
    if len(builds) == 1 or builds[0].migrations == builds[1].migrations:
        databases = [store.database(kind, size) for kind in plan.databases]
        return databases, databases if len(builds) > 1 else []
    others = [store.of(builds[1]).database(kind, size) for kind in plan.databases]
    return [store.migrated(database) for database in others], others


def _peer(
    plan: Plan, name: str, store: Store, database: Database, selections: Sequence[Selection], stack: ExitStack
) -> Site:
    other = peer_named(name)(database, store.folder)
    plan.note(f"{other.label}, {database.size} fiches : export et démarrage. Ce qu’il ne fait pas : il {other.lacks}.")
    other.export()
    port = free_port()
    server = stack.enter_context(serving(port, other.command(port), other.environment(), other.ready))
    with database.asking() as ask:
        other.check(ask, port, selections)
    return Site(name, database.size, server, other.scenarios(selections, plan.seed))


def check(ask: Ask, port: int, seed: int) -> None:
    """Holds what list pages show to plain SQL, on random selections. WrongCounts says where they differ."""
    random = Random(seed)
    values = {name: some for name, some in values_of(ask).items() if some}
    client = Client(port)
    try:
        for selection in [{}, *islice(random_selections(values, random), CHECKED)]:
            page = client.ask(Request(f"{LIST}?{query(selection)}")).body.decode()
            if wrong := differences(page, ask, selection, is_counted=catalogue.has_index()):
                raise WrongCounts("\n".join(wrong[:10]))
    finally:
        client.close()


def _look(site: Site) -> None:
    """Asks each page a few times, not timed: its queries, and whether its answers are whole. What another commit does
    not know yet, or not any more, is not asked of it again."""
    for place, asked in enumerate(site.scenarios):
        if asked.why_not:
            continue
        try:
            _look_at(site, asked)
        except UnexpectedAnswer as error:
            if not site.build:
                raise
            site.scenarios[place] = replace(asked, why_not=f"ce commit ne répond pas : {error}"[:200])


def _look_at(site: Site, asked: Scenario) -> None:
    requests = list(islice(asked.requests, LOOKS))
    told = [replace(request, headers=request.headers | {COUNT_QUERIES: "1"}) for request in requests]
    answers = one_by_one(site.server.port, iter(told), LOOKS, 60)
    counted = [int(answer.headers[QUERIES.lower()]) for answer in answers if QUERIES.lower() in answer.headers]
    # Of a part, the queries would be those of all that leads to it. A middle one: a cold worker makes more.
    queries = None if asked.is_part or not counted else median_low(counted)
    is_whole = asked.is_whole or (lambda port, request: True)
    is_complete = all(is_whole(site.server.port, request) for request in requests)
    site.samples[asked.name] = Samples(queries, is_complete)


def _burst(site: Site, asked: Scenario) -> None:
    """One after the other for the times, then two at once for the throughput."""
    port, samples = site.server.port, site.samples[asked.name]
    with _watched(site.server, samples) if asked.is_watched else nullcontext():
        answers = one_by_one(port, asked.requests, asked.most, SECONDS_A_BURST)
    samples.add_round([asked.seconds(answer) for answer in answers])
    sizes = [int(answer.headers.get(BYTES.lower(), len(answer.body))) for answer in answers]
    samples.sizes.append(median(sizes))
    if asked.is_concurrent:
        number, seconds = together(port, asked.requests, MOST_TOGETHER, SECONDS_A_BURST, CONNECTIONS)
        samples.rates.append(number / seconds)
    samples.saw(site.server.memory())


@contextmanager
def _watched(server: Server, samples: Samples) -> Iterator[None]:
    """Sees what the server holds, again and again, until what is inside the `with` is done."""
    done = Event()

    def watch() -> None:
        while not done.wait(SECONDS_A_LOOK):
            samples.saw(server.memory())

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _noise() -> float:
    """A fixed amount of work: how far its times spread tells how far to trust the others."""
    start = perf_counter()
    sum(number * number for number in range(2_000_000))
    return perf_counter() - start
