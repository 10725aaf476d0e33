"""What a visitor sent of a fiche -> a correction to keep, or what is wrong with it, in French."""

from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from centres.models import Action, Correction
from centres.models.correction import LONGEST_TEXT, PART_CHOICES, words_of

# Seconds. A person reads before writing; a page left open for a day has a fiche that may have changed.
QUICKEST, LONGEST = 3, 24 * 3600
LONGEST_CONTACT = 254
TOO_QUICK = "Ce formulaire est parti trop vite pour avoir été lu : vérifiez-le, puis envoyez-le de nouveau."
TOO_OLD = "Cette page était ouverte depuis plus d’un jour : relisez la fiche, puis envoyez de nouveau votre texte."
UNKNOWN = "Ce formulaire n’a pas été reconnu : rien n’a été envoyé. Votre texte est encore là, envoyez-le de nouveau."
TRAPPED = "Le champ à laisser vide avait été rempli : il a été vidé. Envoyez de nouveau le formulaire."


def group_digits(number: int) -> str:
    """5000 -> « 5 000 »; pages fix the space."""
    return f"{number:,}".replace(",", " ")


def signer() -> TimestampSigner:
    return TimestampSigner(salt="centres.correction")


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


class CorrectionForm(forms.Form):
    """Errors that are of no field stand first; `token` says when the form was given, and for which fiche."""

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
    contact = forms.EmailField(
        required=False,
        max_length=LONGEST_CONTACT,
        error_messages={
            "invalid": "Cette adresse n’a pas la forme d’une adresse de courriel : nom@exemple.fr.",
            "max_length": f"Cette adresse est trop longue : {LONGEST_CONTACT} caractères au plus.",
            "null_characters_not_allowed": "L’adresse contient un caractère illisible : retirez-le.",
        },
    )
    # Nobody sees it; what fills every field does.
    site = forms.CharField(required=False)
    token = forms.CharField(required=False)

    def __init__(self, action: Action, *args: Any, **kwargs: Any) -> None:
        self.action = action
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if wrong := self._wrong_token(cleaned.get("token", "")):
            self.add_error(None, wrong)
        if cleaned.get("site") or "site" in self.errors:
            self.add_error(None, TRAPPED)
        return cleaned

    def _wrong_token(self, token: str) -> str:
        try:
            given = signer().unsign(token, max_age=LONGEST)
        except SignatureExpired:
            return TOO_OLD
        except BadSignature:
            return UNKNOWN
        if given != str(self.action.pk):
            return UNKNOWN
        try:
            signer().unsign(token, max_age=QUICKEST)
        except SignatureExpired:
            return ""
        return TOO_QUICK

    def fresh_token(self) -> str:
        """The one that was sent, while it holds: whoever mends an error has waited already."""
        sent = self.data.get("token", "") if self.is_bound else ""
        return sent if sent and self._wrong_token(sent) in ("", TOO_QUICK) else signer().sign(str(self.action.pk))

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
