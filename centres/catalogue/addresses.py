"""A number in an address -> the row that answers to it: its own, or the one that it was merged into."""

from typing import Any

from django.db.models import QuerySet

from centres.models import OldAddress


def row_at(rows: QuerySet, pk: int) -> Any | None:
    """None when nothing that may be shown answers. The caller sends whoever came by an old address to the new one."""
    row = rows.filter(pk=pk).first()
    if row is not None:
        return row
    target = OldAddress.objects.target(rows.model._meta.model_name, pk)
    return rows.filter(pk=target).first() if target else None
