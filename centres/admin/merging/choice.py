"""One row of a noun -> the page where the other one, with which it is merged, is found by typing."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.http import HttpRequest
from django.template.response import TemplateResponse

from centres.admin.base import link
from centres.admin.form_fields import Autocomplete, is_id
from centres.models import Action, Budget

NOBODY = "Choisissez la ligne qui doit rejoindre celle-ci."
ITSELF = "C’est la même ligne : choisissez-en une autre."


class OtherRow(forms.ModelChoiceField):
    """The row that is to go."""

    def __init__(self, kept: Model, site: AdminSite) -> None:
        self.kept = kept
        super().__init__(
            type(kept)._default_manager.all(),
            label="Fusionner avec",
            widget=Autocomplete(_field_to(type(kept)), site),
            error_messages={"required": NOBODY, "invalid_choice": "Cette ligne n’est plus là."},
        )

    def clean(self, value: Any) -> Model:
        if value and not is_id(str(value)):
            raise ValidationError(self.error_messages["invalid_choice"])
        other = super().clean(value)
        if other.pk == self.kept.pk:
            raise ValidationError(ITSELF)
        return other


class OtherForm(forms.Form):
    """Sent by GET: its address is that of the merge."""

    def __init__(self, kept: Model, site: AdminSite, data: Any = None) -> None:
        super().__init__(data)
        self.fields["disparait"] = OtherRow(kept, site)


def choose_other(request: HttpRequest, site: AdminSite, kept: Model, list_address: str) -> TemplateResponse:
    """The form; with what is wrong in it, once it is sent."""
    context = {
        **site.each_context(request),
        "title": "Fusionner avec…",
        "opts": type(kept)._meta,
        "kept": kept,
        "kept_link": link(kept, kept),
        "form": OtherForm(kept, site, request.GET if "disparait" in request.GET else None),
        "list_address": list_address,
    }
    return TemplateResponse(request, "admin/centres/merge/other.html", context)


def _field_to(model: type[Model]) -> Field:
    """A field whose autocomplete finds rows of this model."""
    fields = (*Action._meta.many_to_many, *Action._meta.concrete_fields, Budget._meta.get_field("action"))
    return next(field for field in fields if field.related_model is model)
