"""The forms of a budget: its amounts, and the box that says that somebody read them again."""

from typing import Any

from django import forms

from centres.editing.deciding.budgets import mark_confirmed, mark_unconfirmed
from centres.models.action import EARLIEST_YEAR, LATEST_YEAR


class AmountsForm(forms.ModelForm):
    """Amounts whose upper end does not stand alone: said here, in other words than a range upside down."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if (
            "low" in self.cleaned_data
            and self.cleaned_data["low"] is None
            and self.cleaned_data.get("high") is not None
        ):
            self.add_error("high", "« Au plus » ne va pas seul : donnez aussi « au moins », 0 si rien ne le dit.")
        return cleaned


class BudgetForm(AmountsForm):
    """`is_confirmed` ticked on an empty budget says for sure that the fiche gives no amount."""

    is_confirmed = forms.BooleanField(
        required=False,
        label="Relu et confirmé",
        help_text="Un budget confirmé n’est plus jamais changé par un import : un nouveau texte ouvre un conflit.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_confirmed"] = self.instance.confirmed_at is not None

    def clean_year(self) -> int | None:
        """The same bounds on every database, whatever its columns hold."""
        year = self.cleaned_data["year"]
        if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise forms.ValidationError(f"L’année s’écrit en quatre chiffres, entre {EARLIEST_YEAR} et {LATEST_YEAR}.")
        return year

    def settle(self, user: Any, is_changed: bool) -> None:
        """Signs the budget for `user` when the box is newly ticked, or when what it answers for changed."""
        if not self.cleaned_data.get("is_confirmed"):
            mark_unconfirmed(self.instance)
        elif is_changed or self.instance.confirmed_at is None:
            mark_confirmed(self.instance, user)
