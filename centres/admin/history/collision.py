"""Two people on one row: the second save is refused, both texts are shown, and one or the other is chosen by field."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, QueryDict

from centres.admin.shown.plain_text import compare_texts
from centres.models import Budget, BudgetLine, CentreAlias, PeopleCount

from .seen import MINE, SEEN, THEIRS, BoundPage, PagePart, page_of, read_seen, rows_of

# Rows of an inline that are the same one, whatever their number: an import writes some of them anew.
SAME_ROW: dict[type[Model], tuple[str, ...]] = {
    Budget: (),
    PeopleCount: ("role",),
    BudgetLine: ("position", "label"),
    CentreAlias: ("name", "department"),
}
OWN_KEYS = ("csrfmiddlewaretoken", SEEN)
SIDES = ("En place", "Votre saisie")


@dataclass(frozen=True, slots=True)
class CollisionChoice:
    """A part that both sides say differently. `default`: MINE or THEIRS when only one of them wrote, else nothing."""

    mine: PagePart
    theirs: PagePart
    default: str

    @property
    def name(self) -> str:
        return self.mine.name

    @property
    def sides(self) -> str:
        return compare_texts(self.theirs.words, self.mine.words, titles=SIDES)


@dataclass(frozen=True, slots=True)
class Collision:
    """What the page of the refusal shows. `sent`: (key, value) of what the person typed, apart from what it edits."""

    choices: tuple[CollisionChoice, ...]
    sent: tuple[tuple[str, str], ...]
    seen: str


def meet(model_admin: Any, request: HttpRequest, thing: Model) -> Collision | QueryDict:
    """What was sent, ready to be saved; or why it can't be yet. The caller holds the row."""
    standing = page_of(model_admin, request, thing)
    now = standing.parts()
    seen = read_seen(request.POST.get(SEEN, ""))
    data = request.POST
    moved = {name for name, part in now.items() if seen is not None and seen.get(name, part.digest) != part.digest}
    chosen = {name: data.get(f"choix-{name}") for name in now if data.get(f"choix-{name}") in (MINE, THEIRS)}
    if chosen:
        data = _with_choices(model_admin, request, thing, standing, chosen)
    if not moved:
        return data
    mine = page_of(model_admin, request, thing, data).parts()
    choices = tuple(
        CollisionChoice(mine[name], part, _default(mine[name], part, seen or {}))
        for name, part in now.items()
        if mine[name].value != part.value
    )
    edited = {choice.name for choice in choices if choice.mine.is_text}
    sent = tuple(
        (key, value)
        for key, values in data.lists()
        if key not in (*OWN_KEYS, *edited) and not key.startswith("choix-")
        for value in values
    )
    return Collision(choices, sent, standing.seen())


def _default(mine: PagePart, theirs: PagePart, seen: Any) -> str:
    """A text that only one of both wrote is that one's; nobody chooses for them when both did."""
    shown = seen.get(mine.name)
    if mine.digest == shown:
        return THEIRS
    return MINE if theirs.digest == shown else ""


def _with_choices(
    model_admin: Any, request: HttpRequest, thing: Model, standing: BoundPage, chosen: dict[str, str | None]
) -> QueryDict:
    """What was sent, with what stands where the person preferred it; rows that were written anew get their number."""
    data = request.POST.copy()
    for name in standing.form.fields:
        if chosen.get(name) == THEIRS:
            _put(data, standing.form.add_prefix(name), standing.parts()[name].value)
    sent = {formset.prefix: formset for formset in page_of(model_admin, request, thing, request.POST).formsets}
    for formset in standing.formsets:
        side = chosen.get(formset.prefix)
        if side is not None:
            _put_rows(data, formset, sent[formset.prefix] if side == MINE else formset)
    return data


def _put(data: QueryDict, key: str, value: Any) -> None:
    if value in (False, ""):
        data.pop(key, None)
        if value == "":
            data[key] = ""
    elif value is True:
        data[key] = "on"
    else:
        data.setlist(key, value if isinstance(value, list) else [value])


def _put_rows(data: QueryDict, standing: Any, wanted: Any) -> None:
    """The rows of `wanted`, each with the number of the row that stands in its place; the others are taken out."""
    model, prefix = standing.model, standing.prefix
    pk_name, names = model._meta.pk.name, SAME_ROW.get(model, ("text",))
    here = [(form.instance.pk, row) for form, row in rows_of(standing)]
    rows = [(form, row) for form, row in rows_of(wanted)]
    for key in [key for key in data if key.startswith(f"{prefix}-") and "FORMS" not in key]:
        del data[key]
    kept, new = [], []
    for form, row in rows:
        own = str(form.instance.pk or form[pk_name].data or "")
        match = next((pair for pair in here if str(pair[0]) == own), None) or next(
            (pair for pair in here if all(pair[1].get(name) == row.get(name) for name in names)), None
        )
        if match:
            here.remove(match)
            kept.append((match[0], row, False))
        else:
            new.append(("", row, False))
    kept += [(pk, row, True) for pk, row in here]
    for number, (pk, row, is_deleted) in enumerate([*kept, *new]):
        for name, value in row.items():
            _put(data, f"{prefix}-{number}-{name}", value)
        data[f"{prefix}-{number}-{pk_name}"] = str(pk)
        if is_deleted:
            data[f"{prefix}-{number}-{DELETION_FIELD_NAME}"] = "on"
    data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(len(kept) + len(new)), str(len(kept))
