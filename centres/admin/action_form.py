"""The form of a fiche: the columns of Action, and its four lists in the source's order."""

from typing import Any

from django import forms
from django.db.models import Model

from centres.models.action import LINK_NAMES

from .fields import OrderedTerms

# Names of form fields must not be those of the M2M fields: Django would write them itself, without their order.
LIST_FIELDS = {f"{name}_list": name for name in LINK_NAMES}


class ActionForm(forms.ModelForm):
    """The lists by their terms, in order."""

    keywords_list = OrderedTerms("keywords")
    audiences_list = OrderedTerms("audiences")
    initiators_list = OrderedTerms("initiators")
    partners_list = OrderedTerms("partners")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            return
        for form_name, name in LIST_FIELDS.items():
            links = getattr(self.instance, LINK_NAMES[name]).order_by("position", "pk")
            self.initial[form_name] = list(links.values_list("term_id", flat=True))

    def lists(self) -> dict[str, list[Model]]:
        """{name of a list: its terms in order}."""
        return {name: self.cleaned_data[form_name] for form_name, name in LIST_FIELDS.items()}
