"""Pages for readers in a hurry: the text of staff, where an address of the list, of figures or of a fiche, alone on its
line, becomes what it leads to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from centres.catalogue.figures.totals import figures
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.action_list import list_actions
from centres.catalogue.lists.card_rows import CardRow, ListedActions
from centres.models import Action, SitePage
from centres.views.public import cached_by_catalogue, read_only

# For whom; each is a page of the site whose slug begins with « pour- », made by a migration.
READERS = ("monter-une-action", "les-elus", "les-financeurs")
CARDS = 3
# With or without the site in front, as it is copied from a browser.
ADDRESS = re.compile(r"(?:https?://[^/\s]+)?/(actions|chiffres)/(?:(\d+)/\S*)?(?:\?(\S*))?")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """`kind`: text, list (cards of a selection), figures, or fiche. `address`: of all of it."""

    kind: str
    text: str = ""
    label: str = ""
    address: str = ""
    count: int = 0
    cards: list[CardRow] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)


@read_only
@cached_by_catalogue
def reader_page(request: HttpRequest, catalogue: CatalogueState, slug: str) -> HttpResponse:
    page = get_object_or_404(SitePage, slug=slug)
    sections = [(heading, list(blocks_of(text, catalogue))) for heading, text in page.sections]
    return render(request, "reader_page.html", {"page": page, "sections": sections})


def blocks_of(text: str, catalogue: CatalogueState) -> Iterator[PageBlock]:
    """A line that is no such address, or leads to a fiche that is not published, stays text."""
    lines: list[str] = []
    for line in text.split("\n"):
        block = _block(line.strip(), catalogue)
        if block is None:
            lines.append(line)
            continue
        if lines:
            yield PageBlock("text", "\n".join(lines))
            lines = []
        yield block
    if lines:
        yield PageBlock("text", "\n".join(lines))


def _block(line: str, catalogue: CatalogueState) -> PageBlock | None:
    found = ADDRESS.fullmatch(line)
    if found is None:
        return None
    page, number, query = found.groups()
    if number:
        cards = ListedActions.of(_published(number, catalogue), catalogue.index.words) if page == "actions" else []
        return PageBlock("fiche", cards=cards) if cards else None
    return _selection(page, query or "", catalogue)


def _published(number: str, catalogue: CatalogueState) -> list[int]:
    """The fiche of this number, or none. The index holds numbers of 32 bits."""
    return [int(number)] if len(number) < 10 and int(number) in catalogue.index.ids else []


def _selection(page: str, query: str, catalogue: CatalogueState) -> PageBlock:
    published = Action.objects.published()
    asked = ActionFilter(QueryDict(query), published, index=catalogue.index, version=catalogue.version)
    ids = catalogue.index.select(asked.selection)
    label = ", ".join(chosen.label for chosen in asked.chosen if not chosen.label.startswith("Tri :"))
    if page == "chiffres":
        address = asked.address(reverse("centres:figures"))
        return PageBlock("figures", label=label, address=address, count=len(ids), figures=figures(catalogue.index, ids))
    cards = list_actions(asked, catalogue.index)[0:CARDS]
    address = asked.address(reverse("centres:action_list"))
    return PageBlock("list", label=label, address=address, count=len(ids), cards=cards)
