"""The form of a fiche: the columns of Action, and its four lists in the source's order."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from centres.editing.publishing import locked_version
from centres.models.action import LINK_NAMES

from .fields import OrderedTerms

# Names of form fields must not be those of the M2M fields: Django would write them itself, without their order.
LIST_FIELDS = {f"{name}_list": name for name in LINK_NAMES}


class ActionForm(forms.ModelForm):
    """`seen_version` is the version that the page showed: two people at once, and the second one is told."""

    keywords_list = OrderedTerms("keywords")
    audiences_list = OrderedTerms("audiences")
    initiators_list = OrderedTerms("initiators")
    partners_list = OrderedTerms("partners")
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="version lue")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            return
        self.initial["seen_version"] = self.instance.version
        for form_name, name in LIST_FIELDS.items():
            links = getattr(self.instance, LINK_NAMES[name]).order_by("position", "pk")
            self.initial[form_name] = list(links.values_list("term_id", flat=True))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk is not None:
            self._check_version(self.cleaned_data.get("seen_version"))
        return cleaned

    def _check_version(self, seen: int | None) -> None:
        version = locked_version(self.instance.pk)
        if seen is not None and version != seen:
            raise ValidationError(
                "Cette fiche a été modifiée pendant que vous l’aviez sous les yeux. Rien n’a été enregistré : "
                "copiez vos corrections, rouvrez la fiche, puis reportez-les."
            )

    def lists(self) -> dict[str, list[Model]]:
        """{name of a list: its terms in order}."""
        return {name: self.cleaned_data[form_name] for form_name, name in LIST_FIELDS.items()}
