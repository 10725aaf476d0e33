"""The forms of a budget: its amounts, and the box that says that somebody read them again."""

from typing import Any

from django import forms

from centres.editing.money import mark_confirmed, mark_unconfirmed
from centres.models import Action, Budget

from .seen_version import SeenVersionForm


class BudgetForm(forms.ModelForm):
    """`is_confirmed` ticked on an empty budget says for sure that the fiche gives no amount."""

    is_confirmed = forms.BooleanField(
        required=False,
        label="Relu et confirmé",
        help_text="Un budget confirmé n’est plus jamais changé par un import : un nouveau texte ouvre un conflit.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_confirmed"] = self.instance.confirmed_at is not None

    def settle(self, user: Any, is_changed: bool) -> None:
        """Signs the budget for `user` when the box is newly ticked, or when what it answers for changed."""
        if not self.cleaned_data.get("is_confirmed"):
            mark_unconfirmed(self.instance)
        elif is_changed or self.instance.confirmed_at is None:
            mark_confirmed(self.instance, user)


class OwnBudgetForm(BudgetForm, SeenVersionForm):
    """The same on a page of its own, where the version of the fiche is checked."""

    @property
    def action(self) -> Action | None:
        return self.instance.action if self.instance.pk else None

    class Meta:
        model = Budget
        fields: tuple[str, ...] = ()
