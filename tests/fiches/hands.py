"""The corpus of pages through other hands, and what a fiche says whatever hand it came through."""

from pathlib import Path
from typing import Any

from centres.fiches import Fiche
from centres.fiches.text.bullets import without_bullets
from tests.real_page import REAL_PAGE

from .samples import fiche_values

HANDS = Path(__file__).parent.parent / "corpus" / "hands"
MAKER = REAL_PAGE.parent.parent / "cases" / "make_variants.py"
TEXTS = (
    "status_reason", "summary", "initiator_details", "experience", "description", "resources", "people",
    "result_territory", "result_centre", "result_inhabitants", "limits", "prospects",
)  # fmt: skip


def without_hand(fiche: Fiche) -> dict[str, Any]:
    """What a fiche says, texts without the bullets of their lines and without lone ones."""
    told = fiche_values(fiche)
    for name in TEXTS:
        lines = (without_bullets(line.strip()) for line in told[name].split("\n"))
        told[name] = [line for line in lines if line]
    return told
