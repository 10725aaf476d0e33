"""A selection of fiches -> an Atom feed of those published or changed last. Takes the query string of the list."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import linebreaks
from django.utils.timezone import localdate, localtime

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.catalogue.sql.latest import last_changed, latest
from centres.models import Action
from centres.models.action import says_something

MOST, MOST_CHANGED = 50, 20
TITLE = "Les actions des centres sociaux"
NO_SUMMARY = "Cette fiche n’a pas de résumé."
# What XML 1.0 cannot hold, not even escaped.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# What happened to a fiche, for readers that sort by it.
NEW, CHANGED = ("nouvelle", "Nouvelle fiche"), ("modifiee", "Fiche modifiée")


class FicheFeed(Atom1Feed):
    """An Atom feed whose entries say, in a category with a scheme of its own, whether they are new or changed."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        term, label = item["edition"]
        handler.addQuickElement("category", "", {"term": term, "scheme": item["scheme"], "label": label})


def action_feed(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """At most fifty fiches, the last published first, whatever order is asked for; then at most twenty published
    before, which changed last. What was ignored is said in the subtitle."""
    actions = Action.objects.visible_to(request.user)
    found = ActionFilter(request.GET, actions, index=catalogue.index, version=catalogue.version)
    ids = catalogue.index.select(found.selection)
    pks = latest(actions, ids, MOST)
    others = [pk for pk in last_changed(actions, ids, MOST_CHANGED) if pk not in pks]
    rows = {row.pk: row for row in actions.for_list().filter(pk__in=[*pks, *others])}
    pks += [pk for pk in others if pk in rows and has_changed(rows[pk])]
    pairs = [label for label in (chosen.label for chosen in found.chosen) if not label.startswith("Tri :")]
    feed = FicheFeed(
        title=plain(" : ".join([TITLE, *([", ".join(pairs)] if pairs else [])])),
        link=request.build_absolute_uri(found.address(reverse("centres:action_list"))),
        description=None,
        subtitle=plain(" ".join(found.notes)) or None,
        language="fr",
        feed_url=request.build_absolute_uri(found.address(request.path)),
    )
    for pk in pks:
        if pk in rows:
            feed.add_item(**entry(rows[pk], request))
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    # A feed is followed by readers; what a search engine shows are the pages that it leads to.
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def entry(action: Action, request: HttpRequest) -> dict[str, Any]:
    """What the feed tells of an action. Its identifier is its number alone: titles change, and their addresses."""
    told = linebreaks(plain(action.opening), autoescape=True) if says_something(action.opening) else NO_SUMMARY
    if has_changed(action):
        told = f"<p>Fiche modifiée le {date_format(localtime(action.updated_at))}.</p>{told}"
    return {
        "title": plain(action.title),
        "link": request.build_absolute_uri(action.get_absolute_url()),
        "unique_id": request.build_absolute_uri(reverse("centres:action_number", args=[action.pk])),
        # Readers take a summary for HTML: a text becomes paragraphs, and what looks like a tag stays text.
        "description": told,
        "edition": CHANGED if has_changed(action) else NEW,
        "scheme": request.build_absolute_uri(reverse("centres:feed")) + "#etat",
        "author_name": plain(action.centre.name if action.centre else "Centre non renseigné"),
        "pubdate": action.published_at,
        "updateddate": action.updated_at,
        "categories": [plain(theme.label) for theme in action.themes],
    }


def has_changed(action: Action) -> bool:
    """Whether it changed on a later day than it was published: what is mended the same day is still new."""
    published = action.published_at
    return published is not None and localdate(action.updated_at) > localdate(published)


def plain(text: str) -> str:
    """The same text without the characters that no XML can hold.

    >>> plain("Jardin\\x0b & café")
    'Jardin & café'
    """
    return NOT_XML.sub("", text)
