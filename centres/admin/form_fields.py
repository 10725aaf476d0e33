"""Form fields that give back what they showed: texts keep their lines and blanks, lists their order."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextInputWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db.models import IntegerField, Model

from centres.models import Action

LARGEST_ID = 2**63 - 1


def is_id(text: str) -> bool:
    """Whether a text can be the id of a row on either database."""
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_ID


class SourceText(forms.CharField):
    """A text of a fiche. Browsers send CRLF: without this, saving a page untouched would alter every text in it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return text if text.strip() else ""


class AmountField(forms.DecimalField):
    """Euros as a person writes them: « 6 458,50 € »."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "localize": True, "widget": AdminTextInputWidget(attrs={"inputmode": "decimal"})})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = re.sub(r"[\s€]|euros?$", "", value)
        return super().to_python(value)


class KnownIds:
    """An autocomplete shown again with what was sent: Django asks the database for it, even where it is no id."""

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list:
        is_number = isinstance(self.field.target_field, IntegerField)
        known = [pk for pk in value if (is_id(str(pk)) if is_number else "\0" not in str(pk))]
        return super().optgroups(name, known, attrs)


class Autocomplete(KnownIds, AutocompleteSelect):
    """One row, found by typing."""


class OrderedAutocomplete(KnownIds, AutocompleteSelectMultiple):
    """Chosen terms in the order of the value, where Django shows them in the order of the vocabulary."""

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """Each term has its own cross. The one that takes all out stands in the list without being an item of it."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list:
        groups = super().optgroups(name, value, attrs)
        rank = {str(pk): position for position, pk in enumerate(value)}
        for _, options, _ in groups:
            options.sort(key=lambda option: rank.get(str(option["value"]), len(rank)))
        return groups


class OrderedTerms(forms.ModelMultipleChoiceField):
    """The terms of one list of an action, in the order in which they were sent."""

    def __init__(self, list_name: str) -> None:
        self.list_name = list_name
        field = Action._meta.get_field(list_name)
        widget = OrderedAutocomplete(field, admin.site)
        super().__init__(
            queryset=field.related_model._default_manager.all(),
            required=False,
            label=field.verbose_name.capitalize(),
            widget=RelatedFieldWidgetWrapper(widget, field.remote_field, admin.site, can_add_related=True),
            error_messages={
                "invalid_choice": "La valeur %(value)s n’existe plus.",
                "invalid_pk_value": "La valeur %(pk)s n’existe pas.",
            },
        )

    def clean(self, value: Any) -> list[Model]:
        ids = list(dict.fromkeys(value or ()))
        if unknown := [pk for pk in ids if not is_id(str(pk))]:
            raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": unknown[0][:40]})
        found = {str(term.pk): term for term in super().clean(ids)}
        return [found[str(int(pk))] for pk in ids]

    def has_changed(self, initial: Iterable[int] | None, data: Any) -> bool:
        """Order counts."""
        return [str(pk) for pk in initial or ()] != [str(pk) for pk in data or ()]
