"""What staff do in the administration, as they would: a file sent, a bulk action chosen, a fiche saved."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

IMPORT = "/admin/centres/importrun/importer/"
FICHES = "/admin/centres/action/"


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page | Locator, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def says(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)


def send(page: Page, *files: Path, kind: str = "Pages de fiches") -> None:
    """From the home page to the plan of these files."""
    page.goto("/admin/")
    follow(page, "Imports")
    follow(page, "Importer des fichiers")
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("Fichiers").set_input_files(files)
    press(page, "Voir ce que l’import va faire")
    says(page, "En bref")


def choose(page: Page, action: str, *titles: str) -> None:
    """Ticks rows of a list, each by a word of it, and sends a bulk action."""
    for title in titles:
        page.locator("#result_list tbody tr", has_text=title).locator("input.action-select").check()
    page.get_by_label("Action :").select_option(label=action)
    press(page, "Envoyer")
