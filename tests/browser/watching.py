"""A page in a browser -> what no page of the site may do, and what it makes hard for somebody, each as a line."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "RGAAv4", "best-practice"]
WIDEST = 20
HEIGHT = "Math.max(innerHeight, document.documentElement.scrollHeight)"


class Watch:
    """Listens to every page of a context, until `end()` closes it and tells what was wrong."""

    def __init__(self, context: BrowserContext, site: str, is_public: bool, expects: tuple[str, ...] = ()) -> None:
        self.context, self.host, self.is_public, self.expects = context, urlsplit(site).netloc, is_public, expects
        self.problems: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"erreur de script : {error.error}"))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(self.expects or "\0"):
            self.problems.append(f"console : {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self.host:
            self.problems.append(f"requête ailleurs : {request.url}")

    def end(self) -> list[str]:
        if self.is_public:
            self.problems += [f"cookie : {cookie['name']}" for cookie in self.context.cookies()]
        self.context.close()
        return self.problems


def axe_violations(page: Page, without: tuple[str, ...] = ()) -> list[str]:
    """`without`: rules that say nothing of this page, on paper for instance."""
    window = page.viewport_size
    # As high as the page: what is far below a window is not laid out, and has the places of another width.
    for _ in range(2):
        page.set_viewport_size({"width": window["width"], "height": page.evaluate(HEIGHT)})
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        # Off unless it is named, since WCAG 2.2 is young.
        "rules": {"target-size": {"enabled": True}} | {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],
        # Else it asks again for sheets that others import, from where they are not.
        "preload": False,
    }
    found = Axe().run(page, options=options).response["violations"]
    page.set_viewport_size(window)
    return [
        f"{rule['id']} ({rule['impact']}) {rule['help']}: {node['target']} {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]


def wider_than_the_window(page: Page) -> list[str]:
    """What makes the page scroll sideways: nothing when it does not, else the elements that stick out."""
    return page.evaluate(
        """most => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            const right = element => Math.round(element.getBoundingClientRect().right);
            const out = [...document.body.querySelectorAll("*")].filter(element => right(element) > width + 1);
            const names = out.map(element => `${element.localName}.${element.className} ${right(element)} px`);
            return [`${document.documentElement.scrollWidth} px > ${width} px`, ...names.slice(0, most)];
        }""",
        WIDEST,
    )


def focused(page: Page) -> str:
    """What the keyboard would act on: the words of a link or a button, the name of a field."""
    return page.evaluate(
        """(e => e === document.body ? "" : (
            e.name || e.innerText || e.id || e.labels?.[0]?.innerText || e.ariaLabel || e.localName
        ).trim())(document.activeElement)"""
    )


def tabs(page: Page, most: int = 200) -> Iterator[str]:
    """Presses Tab, and gives what has focus each time, until the page ends."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if not (name := focused(page)):
            return
        yield name
