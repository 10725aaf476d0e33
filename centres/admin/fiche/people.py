"""The people counted in a fiche, beside its own words."""

from typing import Any

from django import forms

from centres.admin.base import LabelledTabular
from centres.models import PeopleCount


class CountForm(forms.ModelForm):
    """The words are those of the source; a number typed by hand needs none."""

    class Meta:
        widgets = {"text": forms.TextInput}


class PeopleInline(LabelledTabular):
    model = PeopleCount
    form = CountForm
    fields = ("role", "value", "low", "high", "is_approximate", "text")
    extra = 0
    max_num = len(PeopleCount.Role.values)
    template = "admin/centres/action/people_inline.html"

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in ("value", "low", "high"):
            field.widget.attrs["inputmode"] = "numeric"
        return field
