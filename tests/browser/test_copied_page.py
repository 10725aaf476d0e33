"""A page of fiches is selected whole in the browser, copied, and pasted into the box of the imports."""

import pytest
from playwright.sync_api import Page, expect

from centres.fiches import read_text
from centres.models import Action
from tests.fiches.hands import HANDS, without_hand
from tests.importing.documents.writing import web_page
from tests.real_page import REAL_PAGE, needs_real_page

from .staff import IMPORT, press, says

pytestmark = pytest.mark.usefixtures("written")


def copy_and_paste(page: Page, html: str) -> str:
    """What comes into the box, of a page that stands beside the administration in the same window."""
    other = page.context.new_page()
    other.set_content(html)
    other.keyboard.press("ControlOrMeta+a")
    other.keyboard.press("ControlOrMeta+c")
    other.close()
    page.goto(IMPORT)
    box = page.get_by_label("Ou le texte d’une page")
    box.focus()
    page.keyboard.press("ControlOrMeta+v")
    expect(box).not_to_have_value("")
    return box.input_value()


def test_a_page_that_is_copied_shows_its_plan_and_is_imported(signed_in):
    page = signed_in("Fédération")
    copy_and_paste(page, (HANDS / "page.html").read_text(encoding="utf-8"))
    press(page, "Voir ce que l’import va faire")
    says(page, "2 nouvelles fiches")
    press(page, "Confirmer l’import")
    says(page, "Import fait.")
    action = Action.objects.get(title="Café | tricot")
    assert (action.year, action.prospects) == (2019, "Rouvrir ailleurs.")
    assert [term.label for term in action.publics] == ["Adultes", "Seniors"]


@needs_real_page
def test_the_real_page_is_copied_without_losing_a_value(signed_in):
    text = REAL_PAGE.read_text(encoding="utf-8")
    reading = read_text(copy_and_paste(signed_in("Fédération"), web_page(text.split("\n"))))
    assert [without_hand(fiche) for fiche in reading.fiches] == [
        without_hand(fiche) for fiche in read_text(text).fiches
    ]
    assert reading.line_counts["unrecognised"] == 0
