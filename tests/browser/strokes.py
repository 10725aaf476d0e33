"""A page and a hand -> how many clicks, keys and screens scrolled a task takes.

A key counts one, so does each key of a chord (Ctrl+Entrée: 2); a choice in a native list two (open, choose); each
screen that has to go by before something can be clicked or read one. Nothing is reached that is not in sight.
"""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

IN_SIGHT = """(element, bottom) => {
    const box = element.getBoundingClientRect();
    const middle = bottom ? box.bottom : (box.top + box.bottom) / 2;
    return middle < 0 ? -1 : middle > innerHeight ? 1 : 0;
}"""


@dataclass
class Hand:
    """What somebody does to a page, counted."""

    page: Page
    clicks: int = 0
    keys: int = 0
    screens: int = 0

    @property
    def total(self) -> int:
        return self.clicks + self.keys + self.screens

    def click(self, thing: Locator, *, leaves: bool = False) -> None:
        """Brings it in sight, clicks. `leaves`: another page comes."""
        thing = thing.first
        self.bring(thing)
        if leaves:
            with self.page.expect_navigation():
                thing.click()
        else:
            thing.click()
        self.clicks += 1

    def bring(self, thing: Locator, *, bottom: bool = False) -> None:
        """Scrolls until its middle, or its end, is in sight."""
        thing.wait_for()
        for _ in range(60):
            way = thing.evaluate(IN_SIGHT, bottom)
            if not way:
                return
            before = self.page.evaluate("scrollY")
            self.page.mouse.wheel(0, way * self.page.viewport_size["height"] * 0.9)
            self.page.wait_for_timeout(150)
            if self.page.evaluate("scrollY") == before:
                return
            self.screens += 1
        raise AssertionError("never in sight")

    def press(self, *keys: str, leaves: bool = False) -> None:
        for key in keys:
            if leaves:
                with self.page.expect_navigation():
                    self.page.keyboard.press(key)
            else:
                self.page.keyboard.press(key)
            self.keys += len(key.split("+"))

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.keys += len(words)

    def choose(self, select: Locator, label: str) -> None:
        self.bring(select)
        select.select_option(label=label)
        self.clicks += 2

    def told(self) -> str:
        return f"{self.total} ({self.clicks} clics, {self.keys} touches, {self.screens} écrans)"
