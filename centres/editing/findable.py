"""A centre or a term as a person leaves it -> rows whose names lead to it, so that an import finds it by them."""

from collections.abc import Iterable
from typing import Any

from centres.fields.lock import import_transaction
from centres.models import Centre, CentreAlias, OldAddress, Revision
from centres.models.keys import department_key, free_slug, french_slug, kind_of, text_key
from centres.models.vocabulary import Term

from .commune_proposals import settle_proposals
from .history import recording

NEW_CENTRE = ("", None, False)


@import_transaction()
def save_term(term: Term) -> Term | None:
    """Stores a term; its label becomes a spelling of it. Returns the other term that the label leads to, if any.

    Spellings met before stay: the sources still write them. A new label gives a new address; the old one leads to it.
    """
    terms = type(term)._default_manager
    before = terms.filter(pk=term.pk).values_list("label", "slug").first()
    if not term.slug or (before and before[0] != term.label):
        slug = french_slug(term.label, "valeur")
        others = terms.filter(slug__startswith=slug).exclude(pk=term.pk)
        term.slug, _ = free_slug(slug, set(others.values_list("slug", flat=True)))
    term.save()
    if before and before[1] != term.slug:
        OldAddress.objects.remember(kind_of(term), before[1], term.pk)
    key = text_key(term.label)
    spelling, _ = term.spellings.model.objects.select_related("term").get_or_create(
        key=key, defaults={"term": term, "text": term.label}
    )
    return None if spelling.term_id == term.pk else spelling.term


@import_transaction()
def save_centre(centre: Centre) -> Centre | None:
    """Stores a centre; its name and département lead to it. Returns the other centre they lead to, if any.

    A commune chosen by hand decides the one that an import proposed.
    """
    return _store_centre(centre)


@import_transaction()
def save_centres(centres: Iterable[Centre]) -> None:
    """The same for many, in one change."""
    for centre in centres:
        _store_centre(centre)


def _store_centre(centre: Centre) -> Centre | None:
    slug, commune, was_deduced = (
        Centre.objects.filter(pk=centre.pk).values_list("slug", "commune", "is_commune_deduced").first() or NEW_CENTRE
    )
    # A commune that stays as it was deduced is not confirmed by whoever changes something else.
    centre.is_commune_deduced = centre.is_commune_deduced and centre.commune_id == commune
    centre.slug = french_slug(centre.name, "centre")
    centre.save()
    if slug and slug != centre.slug:
        OldAddress.objects.remember("centre", slug, centre.pk)
    if not centre.is_commune_deduced:
        settle_proposals(centre, commune if was_deduced else None)
    name, department = centre.name, centre.departement.name if centre.departement else ""
    alias, _ = CentreAlias.objects.select_related("centre__departement").get_or_create(
        **alias_keys(name, department), defaults={"centre": centre, "name": name, "department": department}
    )
    return None if alias.centre_id == centre.pk else alias.centre


@import_transaction()
def delete_unused(thing: Term | Centre, by: Any = None) -> None:
    """Deletes a term or a centre that no fiche carries, with its spellings; its history stays."""
    with recording(type(thing), [thing.pk], by, Revision.Origin.EDIT):
        thing.delete()


def alias_keys(name: str, department: str) -> dict[str, str]:
    """What an alias is found by."""
    return {"key": text_key(name), "department_key": department_key(department)}


def homonym(thing: Term | Centre) -> Term | Centre | None:
    """The other row that the label or the name of this one, folded, leads to already."""
    if isinstance(thing, Centre):
        keys = alias_keys(thing.name, thing.departement.name if thing.departement else "")
        alias = (
            CentreAlias.objects.select_related("centre__departement").filter(**keys).exclude(centre=thing.pk).first()
        )
        return alias.centre if alias else None
    spellings = type(thing).spellings.rel.related_model._default_manager
    others = spellings.select_related("term").exclude(term=thing.pk)
    found: Any = others.filter(key=text_key(thing.label)).first()
    return found.term if found else None
