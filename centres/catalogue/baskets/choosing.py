"""The `choix` of an address -> the fiches chosen on the way; the same address with one more, one less, or none.

Browsers that run our script keep the choice by themselves (static/js/dossier.js). For the others every address holds
it: `choix=12-5-40`, in the order in which they were chosen. A dossier names its own in `a`; its title and its notes go
along in `carnet`, spelled as the dossier spells them.
"""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict

from .comparison import MOST_COMPARED
from .dossier import MOST_FICHES

CHOICE = "choix"
NOTEBOOK = "carnet"
# Characters: every link of a page holds it.
LONGEST_NOTEBOOK = 1200
NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
WRITTEN = re.compile(r"titre|pour|date|n[0-9]{1,9}", re.ASCII)
# What a button sends with the address of its page: the number of a fiche; for the last, anything.
ADD, REMOVE, CLEAR = "choisir", "oter", "vider"
STEPS = (ADD, REMOVE, CLEAR)


def asked_of(request: HttpRequest | None) -> QueryDict:
    """What an address asks for; nothing where there is none, or where it holds more than the server reads: the page
    that says so is a page like another."""
    try:
        return QueryDict() if request is None else request.GET
    except TooManyFieldsSent:
        return QueryDict()


def chosen_in(asked: QueryDict, name: str = CHOICE) -> list[int]:
    """Each once, as many as a dossier holds; what is no number is nothing.

    >>> chosen_in(QueryDict("choix=12-5-12-x"))
    [12, 5]
    """
    words = (word for value in asked.getlist(name) for word in value.split("-")[: 2 * MOST_FICHES])
    return list(dict.fromkeys(int(word) for word in words if NUMBER.fullmatch(word)))[:MOST_FICHES]


def notebook_in(asked: QueryDict, is_dossier: bool = False) -> str:
    """What was written in the dossier, as a query string; nothing where it is too long to follow from page to page.

    >>> notebook_in(QueryDict("a=5&titre=Jardins&n5=%C3%80+revoir"), is_dossier=True)
    'titre=Jardins&n5=%C3%80+revoir'
    """
    pairs = [(name, asked.get(name, "")) for name in asked] if is_dossier else parse_qsl(asked.get(NOTEBOOK, ""))
    written = urlencode([(name, words) for name, words in pairs if WRITTEN.fullmatch(name) and words.strip()])
    return written if len(written) <= LONGEST_NOTEBOOK else ""


def in_an_address(ids: Iterable[int]) -> str:
    return "-".join(map(str, ids))


def after_step(asked: QueryDict) -> str:
    """The query string to go on with once a button was pressed, and behind it the place of the fiche in the page.

    >>> after_step(QueryDict("theme=sante&choix=3&choisir=12"))
    'theme=sante&choix=3-12#c12'
    """
    ids, place = chosen_in(asked), ""
    for pk in chosen_in(asked, ADD):
        ids, place = [*(other for other in ids if other != pk), pk][: max(MOST_FICHES, len(ids))], f"#c{pk}"
    for pk in chosen_in(asked, REMOVE):
        ids, place = [other for other in ids if other != pk], f"#c{pk}"
    if CLEAR in asked:
        ids = []
    without = (CHOICE, *STEPS) if ids else (CHOICE, NOTEBOOK, *STEPS)
    pairs = [(name, value) for name, values in asked.lists() if name not in without for value in values]
    return urlencode([*pairs, *([(CHOICE, in_an_address(ids))] if ids else [])]) + place


def compared(ids: list[int]) -> list[int]:
    """Those that a comparison shows of them."""
    return ids[:MOST_COMPARED]
