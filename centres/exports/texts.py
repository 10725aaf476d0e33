"""Records -> JSON, and the scraped text again, piece by piece however many there are."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import orjson

from centres.fiches import Fiche, ListingRow, PageFurniture, compose
from centres.fiches.record import fiche_from_record
from centres.models.action import NO_TITLE

PAGE_HEADING = "Les actions des centres sociaux"
FICHES_A_PAGE = 25
# A file of nothing would leave whoever opens it to guess.
NO_FICHE = "Aucune fiche ne répond à cette demande.\n"
Record = dict[str, Any]


def as_json(records: Iterable[Record]) -> Iterator[bytes]:
    """`{"actions": […]}`, one action a piece."""
    found = iter(records)
    # Asked for before anything is said: a database that does not answer leaves no half of an answer.
    first = next(found, None)
    yield b'{"actions": ['
    if first is not None:
        yield b"\n" + orjson.dumps(first)
    for record in found:
        yield b",\n" + orjson.dumps(record)
    yield b"\n]}\n"


def as_text(records: Iterable[Record]) -> Iterator[bytes]:
    """The scraped format again, one page of 25 fiches a piece. The listing table stands where a year must be told."""
    found, end = iter(records), ""
    first = next(found, None)
    if first is None:
        yield NO_FICHE.encode()
        return
    found = chain([first], found)
    while some := list(islice(found, FICHES_A_PAGE)):
        fiches = [_as_fiche(record) for record in some]
        yield (end + compose(fiches, [_furniture(fiches)])).encode()
        end = "\n"


def _as_fiche(record: Record) -> Fiche:
    """The fiche to print again; the title that the catalogue gave to one without a title is left out."""
    return fiche_from_record(record | {"title": None} if record["title"] == NO_TITLE else record)


def _furniture(fiches: list[Fiche]) -> PageFurniture:
    rows = tuple(ListingRow(fiche.title, fiche.department, fiche.year) for fiche in fiches)
    listing = rows if any(fiche.year for fiche in fiches) else None
    return PageFurniture(heading=PAGE_HEADING, listing=listing, fiches=len(fiches))
