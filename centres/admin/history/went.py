"""A row that can't be written any more -> where it went, by whose hand, in a sentence and a link."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.urls import reverse

from centres.models import Action, Merge, Revision
from centres.models.keys import kind_of
from centres.templatetags.french import spelled


@dataclass(frozen=True, slots=True)
class Gone:
    """`words`: a sentence. `url`, `name`: the page where what was typed may go on, or nothing."""

    words: str
    url: str = ""
    name: str = ""


def where_it_went(model: type[Model], object_id: str, thing: Any = None) -> Gone:
    """In words that go on a sentence. `thing`: the row, when it is still there and only may not be changed."""
    if thing is not None:
        return _closed(thing)
    pk = int(object_id) if object_id.isascii() and object_id.isdigit() and len(object_id) < 19 else 0
    kind = kind_of(model)
    merge = Merge.objects.standing().filter(kind=kind, gone=pk).select_related("by").first()
    if merge is not None:
        kept = model._default_manager.filter(pk=merge.kept).first()
        words = f"{_by(merge.by)} l’a fusionnée le {_day(merge.at)} avec « {merge.kept_label} »."
        return Gone(words, _page(kept) if kept else "", str(kept or ""))
    last = Revision.objects.of(model, pk).select_related("by").first()
    if last is not None:
        return Gone(f"{_by(last.by)} a supprimé « {last.label} » le {_day(last.at)}.")
    return Gone("elle a été supprimée pendant que vous l’aviez sous les yeux.")


def _closed(thing: Any) -> Gone:
    action = thing if isinstance(thing, Action) else getattr(thing, "action", None)
    if isinstance(action, Action) and action.state == Action.State.WITHDRAWN:
        last = Revision.objects.of(Action, action.pk).filter(changes__has_key="state").select_related("by").first()
        who = f"{_by(last.by)} l’a retirée le {_day(last.at)}" if last else "elle a été retirée"
        return Gone(
            f"{who}, à la demande de son centre : elle ne se corrige plus.", _page(action), f"{action} (retirée)"
        )
    return Gone("elle ne se corrige plus.", _page(thing), str(thing))


def _by(user: Any) -> str:
    return str(user) if user else "un import ou une commande"


def _day(moment: Any) -> str:
    return spelled(moment, "j F Y à H:i")


def _page(thing: Any) -> str:
    return reverse(f"admin:centres_{kind_of(thing)}_change", args=[quote(thing.pk)])
