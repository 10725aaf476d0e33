"""The plan of an import -> what its page shows: its counts, its items by kind, each with its differences drawn."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from centres.admin.base import count_words
from centres.admin.shown.difference import show_difference

# So many of a kind on one page are folded.
FOLDED_FROM = 10
# Kind of what a plan does -> its words for several; what needs a look comes first.
GROUPS = {
    "refused": "Refusées",
    "conflict": "Conflits à décider ensuite",
    "updated": "Changées",
    "created": "Nouvelles",
    "kept": "Où rien ne change",
}


def group_of(item: Mapping[str, Any]) -> str:
    """The kind under which an item is shown."""
    has_conflict = any(field["state"] == "conflict" for field in item["fields"])
    return "conflict" if has_conflict and item["kind"] != "refused" else item["kind"]


def fields_touched(items: list[dict[str, Any]], left: set[str]) -> list[tuple[str, int]]:
    """(name of a field, of how many fiches or centres that exist it would be changed), the most touched first."""
    counts = Counter(
        field["name"]
        for item in items
        if item["kind"] == "updated" and item["key"] not in left
        for field in item["fields"]
        if field["state"] == "change"
    )
    return counts.most_common()


def groups_of(items: list[dict[str, Any]], shown: list[dict[str, Any]], left: set[str]) -> list[dict[str, Any]]:
    """What a page shows of each kind, with how many the whole plan has and how many of them are taken."""
    found = []
    for kind, title in GROUPS.items():
        here = [item for item in shown if group_of(item) == kind]
        every = [item for item in items if group_of(item) == kind]
        choices = [item["key"] for item in every if item["can_be_left"]]
        if here:
            found.append(
                {
                    "kind": kind,
                    "title": title,
                    "items": here,
                    "count": len(every),
                    "choices": len(choices),
                    "taken": len(set(choices) - left),
                    "is_open": len(here) <= FOLDED_FROM or kind in ("refused", "conflict"),
                }
            )
    return found


WORDS = {
    "created": {"fiches": ("nouvelle fiche", "nouvelles fiches"), "centres": ("nouveau centre", "nouveaux centres")},
    "updated": {
        "fiches": ("fiche changée", "fiches changées"),
        "tableur": ("fiche changée", "fiches changées"),
        "centres": ("centre changé", "centres changés"),
    },
    "conflicts": {"fiches": ("conflit à décider ensuite", "conflits à décider ensuite")},
    "duplicates": {"fiches": ("doublon probable", "doublons probables")},
    "kept": {"fiches": ("fiche où vos corrections restent", "fiches où vos corrections restent")},
    "unchanged": {
        "fiches": ("fiche inchangée", "fiches inchangées"),
        "tableur": ("ligne sans changement", "lignes sans changement"),
        "centres": ("centre sans changement", "centres sans changement"),
    },
    "exact_duplicates": {"fiches": ("doublon exact, réuni", "doublons exacts, réunis")},
    "refused": {
        "tableur": ("ligne refusée", "lignes refusées"),
        "centres": ("ligne refusée", "lignes refusées"),
    },
    "left": {
        "fiches": ("fiche laissée de côté", "fiches laissées de côté"),
        "tableur": ("fiche laissée de côté", "fiches laissées de côté"),
        "centres": ("changement laissé de côté", "changements laissés de côté"),
    },
}


def tally(kind: str, files: list[dict[str, Any]], left: set[str]) -> list[str]:
    """« 12 nouvelles fiches », « 3 conflits »… of a whole plan, without what there is none of."""
    counts: Counter[str] = Counter()
    for file in files:
        for name in ("unchanged", "exact_duplicates"):
            counts[name] += file["counts"].get(name, 0)
        for item in file["items"]:
            if item["key"] in left:
                counts["left"] += 1
                continue
            counts["kept" if item["kind"] == "kept" and item["can_be_left"] else item["kind"]] += 1
            counts["conflicts"] += sum(field["state"] == "conflict" for field in item["fields"])
            counts["duplicates"] += "doublon probable" in item["marks"]
    said = (count_words(counts[name], *words[kind]) for name, words in WORDS.items() if kind in words)
    return [words for words in said if words]


STATES = {
    "created": "nouveau",
    "updated": "changé",
    "kept": "reste tel quel",
    "refused": "refusé",
}


def shown_item(item: Mapping[str, Any], left: set[str]) -> dict[str, Any]:
    """An item with its differences drawn; whether it is taken."""
    is_new = item["kind"] == "created"
    has_conflict = any(field["state"] == "conflict" for field in item["fields"])
    return {
        **item,
        "is_taken": item["key"] not in left,
        "state": STATES[item["kind"]],
        "marks": [*item["marks"], *(["conflit"] if has_conflict else [])],
        "differences": [show_difference(field) for field in item["fields"]],
        "is_folded": is_new,
    }
