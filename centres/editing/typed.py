"""A fiche typed by hand -> the source that a later import of the same fiche finds it by."""

from hashlib import sha256

from centres.fiches import identity_key
from centres.models import Action, Centre, SourceFiche


def store_typed_source(action: Action) -> SourceFiche:
    """A source without text or values: to an import, whatever the fiche says differently is a conflict.

    Its digest is that of no text, and differs from one typed fiche to the next.
    """
    return SourceFiche.objects.create(
        action=action, key=typed_key(action), sha256=sha256(f"fiche saisie {action.pk}".encode()).hexdigest()
    )


def typed_key(action: Action) -> str:
    """The identity of the fiche as its page would print it."""
    centre, department = printed_names(action.centre)
    return identity_key(centre, department, action.title)


def printed_names(centre: Centre | None) -> tuple[str, str]:
    """A centre and its département as a source prints them: the first spelling met, or else today's names."""
    if centre is None:
        return "", ""
    alias = centre.aliases.order_by("pk").first()
    if alias is not None:
        return alias.name, alias.department
    return centre.name, centre.departement.name if centre.departement else ""


def has_twin(action: Action) -> bool:
    """Whether another fiche has one of the identities of this one: the same centre, département and title."""
    keys = SourceFiche.objects.filter(action=action).values("key")
    return SourceFiche.objects.filter(key__in=keys).exclude(action=action).exists()
