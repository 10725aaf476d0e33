"""Values and centres never seen before -> new rows, marked « à vérifier » unless the reader knows them."""

from collections.abc import Iterable
from typing import Any

from centres.fiches import vocabulary
from centres.models import Centre, CentreAlias, Departement
from centres.models.keys import french_slug, text_key

from .spellings import VOCABULARIES, Spellings, UnseenCentre, UnseenTerm

_KNOWN_TERMS = {
    (name, text_key(spelling)): term
    for name, terms in vocabulary.TERMS.items()
    for term in terms
    for spelling in (term.label, *term.spellings)
}


def store_unseen(refs: Iterable[UnseenTerm | UnseenCentre], spellings: Spellings) -> dict[object, int]:
    """Creates a row for each unseen reference, in order. Returns the id that each one leads to."""
    ids: dict[object, int] = {}
    for ref in dict.fromkeys(refs):
        ids[ref] = _store_centre(ref, spellings) if isinstance(ref, UnseenCentre) else _store_term(ref)
    return ids


def _store_term(ref: UnseenTerm) -> int:
    model, spelling_model = VOCABULARIES[ref.vocabulary]
    known = _KNOWN_TERMS.get((ref.vocabulary, ref.key))
    term = model.objects.filter(slug=known.slug).first() if known else None
    if term is None:
        label = known.label if known else ref.text
        slug = _free_slug(model, known.slug if known else french_slug(label, "valeur"))
        term = model.objects.create(label=label, slug=slug, needs_review=known is None)
    spelling_model.objects.create(text=ref.text, term=term)
    return int(term.pk)


def _free_slug(model: Any, slug: str) -> str:
    """The slug, or the slug and the first free number after it."""
    taken = set(model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    number, free = 2, slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free


def _store_centre(ref: UnseenCentre, spellings: Spellings) -> int:
    code = spellings.departement(ref.department)
    departement = Departement.objects.filter(pk=code).first() if code else None
    centre = Centre.objects.create(name=ref.name, departement=departement)
    CentreAlias.objects.create(centre=centre, name=ref.name, department=ref.department)
    return centre.pk
