"""What a page showed and what stands now, field by field: whether somebody else wrote meanwhile, and where."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

# The hidden field of every page that changes a row.
SEEN = "vu"
MINE, THEIRS = "mien", "leur"


@dataclass(frozen=True, slots=True)
class PagePart:
    """A field of a form, or an inline as a whole. `value` can be compared; `words` are for a person."""

    name: str
    title: str
    value: Any
    words: str
    is_text: bool = False

    @property
    def digest(self) -> str:
        return sha256(json.dumps(self.value).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class BoundPage:
    """The form and the inlines of one row, bound to what was sent or fresh from the database."""

    form: forms.ModelForm
    formsets: tuple[forms.BaseInlineFormSet, ...]

    def parts(self) -> dict[str, PagePart]:
        # What is disabled is shown, and never written: the digest of a password.
        found = [_field_part(self.form, name) for name, field in self.form.fields.items() if not field.disabled]
        found += [_inline_part(formset) for formset in self.formsets]
        return {part.name: part for part in found}

    def seen(self) -> str:
        """What the hidden field holds: a digest of each part."""
        return json.dumps({name: part.digest for name, part in self.parts().items()})


def page_of(model_admin: Any, request: HttpRequest, thing: Model | None, data: QueryDict | None = None) -> BoundPage:
    """The page of a row, or of a new one, as Django makes it, without the permissions that it has checked already."""

    def instance() -> Model:
        # Checking a form writes what was sent into its row.
        return model_admin.model() if thing is None else _fresh(thing)

    fields = flatten_fieldsets(model_admin.get_fieldsets(request, thing))
    form_class = model_admin.get_form(request, thing, change=thing is not None, fields=fields)
    form = form_class(data, instance=instance())
    formsets = [
        formset(data, instance=instance(), prefix=formset.get_default_prefix(), queryset=inline.get_queryset(request))
        for formset, inline in model_admin.get_formsets_with_inlines(request, thing)
    ]
    return BoundPage(form, tuple(formsets))


def typed_parts(model_admin: Any, request: HttpRequest, thing: Model | None, data: QueryDict) -> list[PagePart]:
    """What was sent for a row, or for none: one that is new, or no longer there."""
    if thing is None:
        data = data.copy()
        for name in [name for name in data if name.endswith("-INITIAL_FORMS")]:
            data[name] = "0"
    return list(page_of(model_admin, request, thing, data).parts().values())


def _fresh(thing: Model) -> Model:
    return type(thing)._default_manager.get(pk=thing.pk)


def _field_part(form: forms.ModelForm, name: str) -> PagePart:
    field = form.fields[name]
    value = _value(form, name)
    is_text = isinstance(field, forms.CharField) and not isinstance(field, forms.ChoiceField)
    return PagePart(name, capfirst(str(field.label or name)), value, _words(field, value), is_text)


def _value(form: forms.ModelForm, name: str) -> Any:
    """What was sent, read; as it was sent when it can't be. Without anything sent, what the page would show."""
    if form.is_bound:
        form.is_valid()
        if name in form.cleaned_data:
            return _plain(form.cleaned_data[name])
        return _plain(form[name].data)
    return _plain(form.get_initial_for_field(form.fields[name], name))


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return "" if value is None else str(value).replace("\r\n", "\n")


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField):
        ids = value if isinstance(value, list) else [value]
        rows = {str(row.pk): str(row) for row in field.queryset.filter(pk__in=[pk for pk in ids if pk])}
        return "\n".join(rows.get(pk, pk) for pk in ids if pk)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    if isinstance(value, bool):
        return "oui" if value else "non"
    return value if isinstance(value, str) else "\n".join(map(str, value))


def _inline_part(formset: forms.BaseInlineFormSet) -> PagePart:
    rows = list(rows_of(formset))
    lines = [", ".join(_named(form, row)) for form, row in rows]
    title = capfirst(str(formset.model._meta.verbose_name_plural))
    return PagePart(formset.prefix, title, [row for _, row in rows], "\n".join(lines))


def _named(form: forms.ModelForm, row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if value not in ("", False) and (words := _words(form.fields[name], value)):
            yield f"{form.fields[name].label} : {words}"


def rows_of(formset: forms.BaseInlineFormSet) -> Iterator[tuple[forms.ModelForm, dict[str, Any]]]:
    """The rows that stand, or that were sent and are to stand: {name of a field: comparable value}."""
    names = {formset.fk.name, formset.model._meta.pk.name, DELETION_FIELD_NAME}
    for form in formset.forms:
        row = {name: _value(form, name) for name in form.fields if name not in names}
        if form.is_bound:
            is_deleted = bool(form[DELETION_FIELD_NAME].data) if DELETION_FIELD_NAME in form.fields else False
            if is_deleted or not (form.has_changed() or form.instance.pk or form[formset.model._meta.pk.name].data):
                continue
        elif not form.instance.pk:
            continue
        yield form, row


def read_seen(text: str) -> Mapping[str, Any] | None:
    """What the hidden field holds; None when it was not sent, or is no longer what it was."""
    try:
        seen = json.loads(text)
    except ValueError:
        return None
    return seen if isinstance(seen, dict) else None
