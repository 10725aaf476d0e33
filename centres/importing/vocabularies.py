"""Values and centres never seen before -> new rows, marked « à vérifier » unless the reader knows them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from centres.fiches.values import vocabulary
from centres.fields.field import Difference
from centres.fields.rows import insert
from centres.fields.spellings import VOCABULARIES, Spellings, UnseenCentre, UnseenTerm
from centres.models import Centre, CentreAlias, OldAddress
from centres.models.keys import free_slug, french_slug, kind_of, text_key

_KNOWN_TERMS = {
    (name, text_key(spelling)): term
    for name, terms in vocabulary.TERMS.items()
    for term in terms
    for spelling in (term.label, *term.spellings)
}


def store_unseen(changes: Iterable[Difference], spellings: Spellings) -> dict[object, int]:
    """Creates a row for each reference that changes write and nobody has seen, in order. Returns the id of each."""
    terms: dict[str, list[UnseenTerm]] = {}
    centres: list[UnseenCentre] = []
    for ref in dict.fromkeys(_unseen(changes)):
        if isinstance(ref, UnseenCentre):
            centres.append(ref)
        else:
            terms.setdefault(ref.vocabulary, []).append(ref)
    ids = _store_centres(centres, spellings)
    for name, some in terms.items():
        ids |= _store_terms(name, some)
    return ids


def _unseen(changes: Iterable[Difference]) -> Iterator[UnseenTerm | UnseenCentre]:
    for change in changes:
        for _, ref in change.field.refs(change.theirs):
            if isinstance(ref, UnseenTerm | UnseenCentre):
                yield ref


def _store_terms(name: str, refs: Sequence[UnseenTerm]) -> dict[object, int]:
    """A row for each, or the row that the reader's own table names; then a spelling that leads to it."""
    model, spelling_model = VOCABULARIES[name]
    rows = {term.slug: term for term in model.objects.all()}
    renamed = _renamed(model, rows.values())
    next_numbers: dict[str, int] = {}
    terms, new = {}, []
    for ref in refs:
        known = _KNOWN_TERMS.get((name, ref.key))
        there = (rows.get(known.slug) or renamed.get(known.slug)) if known else None
        if there is not None:
            terms[ref] = there
            continue
        label = known.label if known else ref.text
        wanted = known.slug if known else french_slug(label, "valeur")
        slug, next_numbers[wanted] = free_slug(wanted, rows, next_numbers.get(wanted, 2))
        terms[ref] = rows[slug] = model(label=label, slug=slug, needs_review=known is None)
        new.append(terms[ref])
    model.objects.bulk_create(new)
    spelling_model.objects.bulk_create(
        spelling_model(text=ref.text, key=ref.key, term=term) for ref, term in terms.items()
    )
    return {ref: int(term.pk) for ref, term in terms.items()}


def _renamed(model: Any, terms: Iterable[Any]) -> dict[str, Any]:
    """{address that a term had: the term}: staff renamed or merged what the reader knows, and no import undoes it."""
    by_id = {term.pk: term for term in terms}
    rows = OldAddress.objects.filter(kind=kind_of(model)).order_by("pk").values_list("word", "target")
    return {word: by_id[target] for word, target in rows if target in by_id}


def _store_centres(refs: Sequence[UnseenCentre], spellings: Spellings) -> dict[object, int]:
    """Centres have many: a few writes for all of them."""
    numbers = insert(
        Centre,
        [
            {
                "name": ref.name,
                "slug": french_slug(ref.name, "centre"),
                "departement_id": spellings.departement(ref.department),
            }
            for ref in refs
        ],
    )
    aliases = [
        {
            "centre_id": number,
            "name": ref.name,
            "department": ref.department,
            "key": ref.key,
            "department_key": ref.department_key,
        }
        for number, ref in zip(numbers, refs, strict=True)
    ]
    insert(CentreAlias, aliases)
    return dict(zip(refs, numbers, strict=True))
