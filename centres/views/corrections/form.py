"""What a visitor sent of a fiche -> a correction to keep, or what is wrong with it, in French."""

from typing import Any

from django import forms

from centres.models import Action, Correction
from centres.models.correction import LONGEST_TEXT, PART_CHOICES, words_of

from .proof import LONGEST_CONTACT, WRONG_ADDRESS, PersonForm


def group_digits(number: int) -> str:
    """5000 -> « 5 000 »; pages fix the space."""
    return f"{number:,}".replace(",", " ")


class Body(forms.CharField):
    """A text of several lines: browsers send two characters for the end of one, and count one."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return super().to_python((value or "").replace("\r\n", "\n").replace("\r", "\n")) or ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > LONGEST_TEXT:
            raise forms.ValidationError(
                f"Votre texte compte {group_digits(len(value))} caractères, la limite est de"
                f" {group_digits(LONGEST_TEXT)} : gardez-en l’essentiel."
            )


class CorrectionForm(PersonForm):
    """About one fiche."""

    part = forms.ChoiceField(
        choices=PART_CHOICES,
        required=False,
        error_messages={"invalid_choice": "Cette rubrique n’existe pas : choisissez-en une dans la liste."},
    )
    text = Body(
        error_messages={
            "required": "Le texte est vide : dites ce qui ne va pas, ou ce qu’il faudrait lire.",
            "null_characters_not_allowed": "Le texte contient un caractère illisible : retirez-le.",
        },
    )
    is_replacement = forms.BooleanField(required=False)
    contact = forms.EmailField(required=False, max_length=LONGEST_CONTACT, error_messages=WRONG_ADDRESS)

    def __init__(self, action: Action, *args: Any, **kwargs: Any) -> None:
        self.action, self.about = action, str(action.pk)
        super().__init__(*args, **kwargs)

    def correction(self, sender: str) -> Correction:
        """Ready to be stored."""
        correction = Correction(
            action=self.action,
            part=self.cleaned_data["part"],
            text=self.cleaned_data["text"],
            contact=self.cleaned_data["contact"],
            sender=sender,
        )
        correction.was = words_of(self.action, correction.part)
        correction.is_replacement = self.cleaned_data["is_replacement"] and correction.can_be_written
        return correction
