"""Values and centres never seen before -> new rows, marked « à vérifier » unless the reader knows them."""

from collections.abc import Iterable, Sequence

from centres.fiches import vocabulary
from centres.models import Centre, CentreAlias
from centres.models.keys import free_slug, french_slug, text_key

from .spellings import VOCABULARIES, Spellings, UnseenCentre, UnseenTerm

_KNOWN_TERMS = {
    (name, text_key(spelling)): term
    for name, terms in vocabulary.TERMS.items()
    for term in terms
    for spelling in (term.label, *term.spellings)
}


def store_unseen(refs: Iterable[UnseenTerm | UnseenCentre], spellings: Spellings) -> dict[object, int]:
    """Creates a row for each unseen reference, in order. Returns the id that each one leads to."""
    unseen = list(dict.fromkeys(refs))
    ids: dict[object, int] = {ref: _store_term(ref) for ref in unseen if isinstance(ref, UnseenTerm)}
    return ids | _store_centres([ref for ref in unseen if isinstance(ref, UnseenCentre)], spellings)


def _store_term(ref: UnseenTerm) -> int:
    model, spelling_model = VOCABULARIES[ref.vocabulary]
    known = _KNOWN_TERMS.get((ref.vocabulary, ref.key))
    term = model.objects.filter(slug=known.slug).first() if known else None
    if term is None:
        label = known.label if known else ref.text
        slug = known.slug if known else french_slug(label, "valeur")
        slug = free_slug(slug, set(model.objects.filter(slug__startswith=slug).values_list("slug", flat=True)))
        term = model.objects.create(label=label, slug=slug, needs_review=known is None)
    spelling_model.objects.create(text=ref.text, term=term)
    return int(term.pk)


def _store_centres(refs: Sequence[UnseenCentre], spellings: Spellings) -> dict[object, int]:
    """Centres have many: a few writes for all of them."""
    centres = [
        Centre(
            name=ref.name,
            slug=french_slug(ref.name, "centre"),
            departement_id=spellings.departement(ref.department),
        )
        for ref in refs
    ]
    Centre.objects.bulk_create(centres)
    CentreAlias.objects.bulk_create(
        CentreAlias(
            centre=centre, name=ref.name, department=ref.department, key=ref.key, department_key=ref.department_key
        )
        for centre, ref in zip(centres, refs, strict=True)
    )
    return {ref: centre.pk for ref, centre in zip(refs, centres, strict=True)}
