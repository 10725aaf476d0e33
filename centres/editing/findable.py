"""A centre or a term as a person leaves it -> rows whose names lead to it, so that an import finds it by them."""

from typing import Any

from centres.importing.lock import import_transaction
from centres.models import ActionText, Centre, CentreAlias, Revision
from centres.models.keys import department_key, free_slug, french_slug, text_key
from centres.models.vocabulary import Spelling, Term

from .communes import settle_proposals
from .history import recorded
from .publishing import record_words


@import_transaction()
def save_term(term: Term) -> Term | None:
    """Stores a term; its label becomes a spelling of it. Returns the other term that the label leads to, if any.

    Spellings met before stay: the sources still write them.
    """
    if not term.slug:
        slug = french_slug(term.label, "valeur")
        others = type(term)._default_manager.filter(slug__startswith=slug).exclude(pk=term.pk)
        term.slug, _ = free_slug(slug, set(others.values_list("slug", flat=True)))
    term.save()
    key = text_key(term.label)
    spelling, _ = term.spellings.model.objects.select_related("term").get_or_create(
        key=key, defaults={"term": term, "text": term.label}
    )
    record_words()
    return None if spelling.term_id == term.pk else spelling.term


@import_transaction()
def save_centre(centre: Centre) -> Centre | None:
    """Stores a centre; its name and département lead to it. Returns the other centre they lead to, if any.

    A commune chosen by hand decides the one that an import proposed.
    """
    centre.slug = french_slug(centre.name, "centre")
    centre.save()
    # Its names are among the words that its fiches are found by.
    ActionText.objects.refresh_centre(centre.pk)
    settle_proposals(centre)
    name, department = centre.name, centre.departement.name if centre.departement else ""
    alias, _ = CentreAlias.objects.select_related("centre__departement").get_or_create(
        **alias_keys(name, department), defaults={"centre": centre, "name": name, "department": department}
    )
    record_words()
    return None if alias.centre_id == centre.pk else alias.centre


@import_transaction()
def delete_unused(thing: Term | Centre, by: Any = None) -> None:
    """Deletes a term or a centre that no fiche carries, with its spellings; its history stays."""
    with recorded(type(thing), [thing.pk], by, Revision.Origin.EDIT):
        thing.delete()
    record_words()


def alias_keys(name: str, department: str) -> dict[str, str]:
    """What an alias is found by."""
    return {"key": text_key(name), "department_key": department_key(department)}


def led_elsewhere(model: type[Term], label: str) -> Spelling | None:
    """The spelling that leads to a term already, when a new term of this model is to have this label."""
    spellings = model.spellings.rel.related_model._default_manager
    return spellings.select_related("term").filter(key=text_key(label)).first()
