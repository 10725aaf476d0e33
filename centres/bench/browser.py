"""A served site -> what its pages weigh and how soon they stand, in Chromium on a slow line and a slow machine.

The line and the machine are those that Lighthouse takes for a phone: 1.6 Mbit/s down, 0.75 up, 150 ms, a processor four
times slower. Served by gunicorn with the settings of production: pages compressed, static files compressed and kept.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from .client import Request, together
from .databases import Database, Store
from .serving import HOST, free_port, gunicorn, serving
from .web import WARMING, Plan

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
TIMES_SLOWER = 4
MILLISECONDS = 30_000
NEXT = "nav.pages a[rel~=next]"
FICHES = "SELECT id, slug FROM centres_action WHERE state = 'published' ORDER BY id LIMIT ?"
# What a visitor may be made to wait for: bytes of a first page, of one after it, milliseconds, and shifted layout.
MOST_AT_FIRST, MOST_AFTER, MOST_TO_PAINT, MOST_SHIFTED = 70_000, 10_000, 800, 0.0

# Told to the page before its own content: it keeps the last « largest » paint and the sum of what moved by itself.
WATCHED = """
window.seen = { paint: 0, shifted: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.paint = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page opened: bytes that came over the line, requests, milliseconds to the largest paint, shift of layout."""

    sent: float
    requests: int
    paint: float
    shifted: float


def measure(plan: Plan) -> Iterator[dict]:
    """A line for each page, first visit and next one, phone and desktop; medians over the rounds."""
    if not Path(CHROMIUM).exists():
        raise RuntimeError(f"{CHROMIUM} n’existe pas ; CHROMIUM= dit où est un navigateur.")
    store = Store(plan.folder, plan.seed, plan.note)
    try:
        for size in plan.sizes:
            database = store.database("sqlite", size)
            store.collect_static(database)
            port = free_port()
            command, environment = gunicorn(port), database.environment(store.folder)
            with serving(port, command, environment, "/sante/"), sync_playwright() as playwright:
                together(port, iter([Request("/actions/")] * WARMING), WARMING, 120, 4)
                chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
                yield from _pages(chromium, f"http://{HOST}:{port}", database, plan)
                chromium.close()
    finally:
        store.close()


def _pages(chromium: Browser, site: str, database: Database, plan: Plan) -> Iterator[dict]:
    """Each round opens a page as somebody new, then another page of its kind as somebody who has just been there; of a
    list, the one that its link « Suivante » leads to."""
    with database.asking() as ask:
        rows = ask(FICHES, (plan.rounds + 1,))
    fiches = [f"/actions/{pk}/{slug}/" for pk, slug in rows]
    kinds = {
        "list": [("/actions/", NEXT)] * plan.rounds,
        "fiche": list(pairwise(fiches)),
        "home": [("/", "/themes/")] * plan.rounds,
    }
    for screen, window in (("phone", PHONE), ("desktop", DESKTOP)):
        for kind, addresses in kinds.items():
            plan.note(f"{kind}, {screen}")
            first, after = [], []
            for here, there in addresses[: plan.rounds]:
                context = chromium.new_context(base_url=site, viewport=window)
                context.add_init_script(WATCHED)
                first.append(visit(context, here))
                after.append(follow(context, here) if there == NEXT else visit(context, there))
                context.close()
            yield _line(kind, screen, "first", database.size, first)
            yield _line(kind, screen, "next", database.size, after)


def visit(context: BrowserContext, path: str) -> Visit:
    """Opens a page in a new tab, waits until nothing more comes, closes it."""
    with _opened(context, path) as (page, arrived):
        seen: dict[str, Any] = page.evaluate("seen")
        return Visit(sum(arrived), sum(1 for size in arrived if size), seen["paint"], seen["shifted"])


def follow(context: BrowserContext, path: str) -> Visit:
    """The same of what the link to the next page of a list brings. The paint: when its results stand in the page."""
    with _opened(context, path) as (page, arrived):
        page.locator(NEXT).scroll_into_view_if_needed()
        # Cards take their true height as they come into sight.
        page.wait_for_timeout(500)
        arrived.clear()
        before, clicked = page.evaluate("[seen.shifted, performance.now()]")
        page.locator(NEXT).click()
        page.locator("#resultats", has_text="Page 2 sur").wait_for()
        shown: float = page.evaluate("new Promise((done) => requestAnimationFrame(() => done(performance.now())))")
        page.wait_for_load_state("networkidle")
        shifted: float = page.evaluate("seen.shifted")
        return Visit(sum(arrived), sum(1 for size in arrived if size), shown - clicked, shifted - before)


@contextmanager
def _opened(context: BrowserContext, path: str) -> Iterator[tuple[Page, list[float]]]:
    """A page in a new tab when nothing more comes, and the bytes of each answer that came."""
    page = context.new_page()
    page.set_default_timeout(MILLISECONDS)
    devtools = context.new_cdp_session(page)
    arrived: list[float] = []
    devtools.on("Network.loadingFinished", lambda told: arrived.append(told["encodedDataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    page.goto(path, wait_until="networkidle")
    page.wait_for_function("document.fonts.status === 'loaded'")
    yield page, arrived
    page.close()


def _line(kind: str, screen: str, visited: str, size: int, visits: list[Visit]) -> dict:
    return {
        "page": kind,
        "screen": screen,
        "visit": visited,
        "size": size,
        "n": len(visits),
        "bytes": round(median(seen.sent for seen in visits)),
        "most_bytes": round(max(seen.sent for seen in visits)),
        "requests": median(seen.requests for seen in visits),
        "paint_ms": round(median(seen.paint for seen in visits)),
        "shift": round(max(seen.shifted for seen in visits), 4),
    }


def report_lines(lines: list[dict]) -> list[str]:
    """The lines as a table of Markdown, each figure beside what it may be at most."""
    rows = [
        "| page | screen | visit | KB | at most | requests | largest paint, ms | at most | shift |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for line in lines:
        most = MOST_AT_FIRST if line["visit"] == "first" else MOST_AFTER
        rows.append(
            f"| {line['page']} | {line['screen']} | {line['visit']} | {line['bytes'] / 1000:.1f} | {most / 1000:.0f} |"
            f" {line['requests']:g} | {line['paint_ms']} | {MOST_TO_PAINT} | {line['shift']:g} |"
        )
    return rows
