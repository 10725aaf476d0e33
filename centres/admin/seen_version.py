"""Two people at once on one fiche: the page remembers the version it showed, and the second one is told."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from centres.editing.publishing import locked_version
from centres.models import Action

OVERTAKEN = (
    "Cette fiche a été modifiée pendant que vous l’aviez sous les yeux. Rien n’a été enregistré : "
    "copiez vos corrections, rouvrez la page, puis reportez-les."
)


class SeenVersionForm(forms.ModelForm):
    """`seen_version` is the version of the fiche that the page showed."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="version lue")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (action := self.action) is not None:
            self.initial["seen_version"] = action.version

    @property
    def action(self) -> Action | None:
        """The fiche that this form is about, once it is stored."""
        return self.instance if self.instance.pk else None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        seen = self.cleaned_data.get("seen_version")
        if (action := self.action) is not None and locked_version(action.pk) != seen and seen is not None:
            raise ValidationError(OVERTAKEN)
        return cleaned
