"""Scraped French social-centre fiches -> values and issues, and back to text. Pure Python: no Django, no I/O.

FORMAT.md in this folder is the grammar; `reader` is the only module that knows the order of the stages.
"""

from .compose import compose
from .fiche import (
    LINE_CLASSES,
    Budget,
    BudgetLine,
    Fiche,
    Issue,
    ListingRow,
    OtherSection,
    PageFurniture,
    PeopleCount,
    PeopleCounts,
    Reading,
    Refusal,
    UnrecognisedLine,
)
from .folding import comparable, fold, identity_key
from .limits import LIMITS, Limits
from .reader import read_bytes, read_text
from .values.departments import usual_department

__all__ = [
    "LIMITS",
    "LINE_CLASSES",
    "Budget",
    "BudgetLine",
    "Fiche",
    "Issue",
    "Limits",
    "ListingRow",
    "OtherSection",
    "PageFurniture",
    "PeopleCount",
    "PeopleCounts",
    "Reading",
    "Refusal",
    "UnrecognisedLine",
    "comparable",
    "compose",
    "fold",
    "identity_key",
    "read_bytes",
    "read_text",
    "usual_department",
]
