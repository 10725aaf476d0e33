"""Numbers of fiches -> their public records, in the order asked for."""

from collections.abc import Sequence
from typing import Any

from centres.exports import action_record
from centres.models.action import ActionQuerySet


def records_in_order(actions: ActionQuerySet, ids: Sequence[int], site: str = "") -> list[dict[str, Any]]:
    """The public records of these ids in their order. What the queryset lacks is left out.

    `site`: what stands before the address of a fiche (`https://catalogue.example.org`).
    """
    found = {action.pk: action for action in actions.for_export().filter(pk__in=ids)}
    records = []
    for pk in ids:
        if action := found.get(pk):
            centre = action.centre
            departement = centre.departement if centre else None
            records.append(
                action_record(action)
                | {
                    "url": site + action.get_absolute_url(),
                    "version": action.version,
                    "published_at": action.published_at and action.published_at.isoformat(),
                    "updated_at": action.updated_at.isoformat(),
                    "centre_id": action.centre_id,
                    "departement_code": departement.code if departement else None,
                    "region_code": departement.region_id if departement else None,
                    "commune_code": centre.commune_id if centre else None,
                }
            )
    return records
