"""The form of a fiche: the columns of Action, and its four lists in the source's order."""

from typing import Any

from django import forms
from django.db.models import Model

from centres.admin.form_fields import OrderedTerms
from centres.models import Action
from centres.models.links import LINK_NAMES

# Names of form fields must not be those of the M2M fields: Django would write them itself, without their order.
LIST_FIELDS = {f"{name}_list": name for name in LINK_NAMES}


# A new fiche has no source to look at: what helps is what to write.
HELP_FOR_A_NEW_ONE = {
    "state": "Brouillon : l’équipe seule la voit. Vous pourrez en regarder l’aperçu, puis la publier.",
    "title": "Ce que l’on fait, en quelques mots : « Jardin partagé au pied des tours ».",
    "centre": "Tapez quelques lettres de son nom. S’il n’y est pas, ajoutez-le d’abord avec « + ».",
    "year": "L’année de l’action, en quatre chiffres ; laissez vide si personne ne la sait.",
    "attachments": "Un nom de fichier par ligne, pour ceux que le centre garde chez lui.",
    "summary": "Deux ou trois phrases : pour qui, avec qui, ce qui se passe. C’est ce que montre la liste.",
    "experience": "D’où vient l’idée, comment l’action a commencé.",
    "description": "Le déroulé, assez précis pour qu’un autre centre puisse s’y essayer.",
    "limits": "Ce qui a coincé : c’est souvent ce que l’on vient chercher.",
}


class ActionForm(forms.ModelForm):
    """The lists by their terms, in order."""

    keywords_list = OrderedTerms("keywords")
    audiences_list = OrderedTerms("audiences")
    initiators_list = OrderedTerms("initiators")
    partners_list = OrderedTerms("partners")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "state" in self.fields:
            # Withdrawing has its own page, and cannot be undone.
            states = [choice for choice in Action.State.choices if choice[0] != Action.State.WITHDRAWN]
            self.fields["state"].choices = states
        if self.instance.pk is None:
            for name, words in HELP_FOR_A_NEW_ONE.items():
                self.fields[name].help_text = words
            return
        for form_name, name in LIST_FIELDS.items():
            links = getattr(self.instance, LINK_NAMES[name]).order_by("position", "pk")
            self.initial[form_name] = list(links.values_list("term_id", flat=True))

    def lists(self) -> dict[str, list[Model]]:
        """{name of a list: its terms in order}."""
        return {name: self.cleaned_data[form_name] for form_name, name in LIST_FIELDS.items()}
