"""Rows of a sheet -> the same plan as a page of fiches (importing/preview.py), its counts and what a run remembers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Item = dict[str, Any]


@dataclass(slots=True)
class FileChanges:
    """What one sheet does. `notes` say what was guessed of the whole file."""

    notes: Sequence[str] = ()
    read: int = 0
    unchanged: int = 0
    items: list[Item] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    created: dict[str, int] = field(default_factory=dict)  # key of an item -> the centre that it became

    def add(self, item: Item, *, is_left: bool = False) -> bool:
        """Notes an item. Returns whether it is to be written."""
        self.items.append(item)
        if is_left and item["can_be_left"]:
            self.left.add(item["key"])
        return bool(item["can_be_left"]) and item["key"] not in self.left

    def counts(self) -> dict[str, int]:
        """With the names of an import's counts, where they mean the same."""
        kinds = [item["kind"] for item in self.items if item["key"] not in self.left]
        counts = {name: kinds.count(name) for name in ("created", "updated", "refused")}
        return {"read": self.read, **counts, "unchanged": self.unchanged, "left": len(self.left)}

    def changes(self) -> list[dict[str, Any]]:
        """As `ImportRun.changes` keeps them."""
        return [
            {
                "kind": "left" if item["key"] in self.left else item["kind"],
                "line": item["line"],
                "title": item["title"],
                "fields": [change["name"] for change in item["fields"]],
                "action": item["action"],
                "centre": item["centre"] or self.created.get(item["key"]),
            }
            for item in self.items
        ]

    def issues(self) -> list[dict[str, Any]]:
        """What was guessed, and every error with its row, as `ImportRun.issues` keeps them."""
        guesses = [{"code": "guessed", "line": None, "message": note} for note in self.notes]
        return guesses + [
            {"code": "refused_row", "line": item["line"], "message": note["message"]}
            for item in self.items
            if item["kind"] == "refused"
            for note in item["notes"]
        ]


def refused_item(
    key: str,
    line: int,
    title: str,
    errors: Sequence[str],
    fields: Sequence[dict[str, Any]] = (),
    action: int | None = None,
    centre: int | None = None,
) -> Item:
    """A row that is shown and cannot be taken."""
    return {
        "key": key, "kind": "refused", "line": line, "title": title or f"ligne {line}", "about": "", "action": action,
        "centre": centre, "can_be_left": False, "is_default": False, "fields": list(fields),
        "notes": [{"line": line, "message": error} for error in errors], "marks": [],
    }  # fmt: skip
