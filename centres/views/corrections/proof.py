"""A form that anybody may send -> whether a person seems to have filled it: the page was read, the trap is empty."""

import time
from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner, b62_decode

# Seconds. A person reads before writing; a page left open for a day may tell of what has changed.
QUICKEST, LONGEST = 3, 24 * 3600
LONGEST_CONTACT = 254
TOO_QUICK = "Ce formulaire est parti trop vite pour avoir été lu : vérifiez-le, puis envoyez-le de nouveau."
TOO_OLD = "Cette page était ouverte depuis plus d’un jour : relisez-la, puis envoyez de nouveau votre texte."
UNKNOWN = "Ce formulaire n’a pas été reconnu : rien n’a été envoyé. Votre texte est encore là, envoyez-le de nouveau."
TRAPPED = "Le champ à laisser vide avait été rempli : il a été vidé. Envoyez de nouveau le formulaire."
WRONG_ADDRESS = {
    "required": "Donnez une adresse de courriel : nom@exemple.fr.",
    "invalid": "Cette adresse n’a pas la forme d’une adresse de courriel : nom@exemple.fr.",
    "max_length": f"Cette adresse est trop longue : {LONGEST_CONTACT} caractères au plus.",
    "null_characters_not_allowed": "L’adresse contient un caractère illisible : retirez-le.",
}


def signer() -> TimestampSigner:
    return TimestampSigner(salt="centres.correction")


def _age_of(token: str) -> float:
    """Seconds since a token that is ours was given."""
    return time.time() - b62_decode(token.split(signer().sep)[-2])


class PersonForm(forms.Form):
    """Errors that are of no field stand first; `token` says when the form was given, and about what."""

    # Nobody sees it; what fills every field does.
    site = forms.CharField(required=False)
    token = forms.CharField(required=False)
    # What the form is about, in a word.
    about = ""

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
        if given != self.about:
            return UNKNOWN
        # A page of before the clock was set back comes from the future: nobody waits until then.
        return TOO_QUICK if 0 <= _age_of(token) <= QUICKEST else ""

    def fresh_token(self) -> str:
        """The one that was sent, while it holds: whoever mends an error has waited already."""
        sent = self.data.get("token", "") if self.is_bound else ""
        return sent if sent and self._wrong_token(sent) in ("", TOO_QUICK) else signer().sign(self.about)
