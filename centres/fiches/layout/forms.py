"""The two forms that pages print: which labels each has, in their one order."""

from dataclasses import dataclass
from functools import cached_property

from .labels import BY_KEY, STANDARD, Label


@dataclass(frozen=True)
class PageForm:
    """The labels of a form in order, and the key of the one that ends a whole fiche; those after it are extra."""

    labels: tuple[Label, ...]
    last: str

    @cached_property
    def slots(self) -> dict[str, int]:
        """{key: place}."""
        return {label.key: slot for slot, label in enumerate(self.labels)}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What the lines under each label are, a structure being a single value."""
        return tuple("single" if label.kind == "structure" else label.kind for label in self.labels)

    def is_whole(self, key: str) -> bool:
        """Whether a fiche whose last label this is has all of them."""
        return self.slots[key] >= self.slots[self.last]


def _of(*keys: str) -> tuple[Label, ...]:
    return tuple(BY_KEY[key] for key in keys)


# The texts of an older page that was completed since: as this catalogue writes them, below the others.
TRAILING = ("diagnosis", "impacts", "success_factors", "themes")
CURRENT_FORM = PageForm(STANDARD + _of(*TRAILING), "prospects")

# A label of the current form that can stand among the older ones: under a list, where a bullet is no prose.
EXTRA = ("audiences",)
OLDER_FORM = PageForm(
    _of("structure", "published_by", "themes", "attachments", "diagnosis", "older_keywords", *EXTRA)
    + _of("description", "experience", "impacts", "success_factors", "older_limits"),
    "older_limits",
)
