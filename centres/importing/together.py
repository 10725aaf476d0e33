"""Files imported together -> which of them holds a text last. What a later one says, an earlier one does not undo."""

from collections.abc import Callable, Sequence

from centres.fiches import Reading, Refusal

Read = Callable[[], Reading | Refusal]


class FilesTogether:
    """The files of one import, in order. They are read ahead at the first question only: an import seldom asks."""

    def __init__(self, files: Sequence[Read] = ()) -> None:
        self._files = files
        self._last: dict[str, int] | None = None

    def is_later(self, sha256: str, position: int) -> bool:
        """Whether a file after the one at `position` holds the text of this digest."""
        if position + 1 >= len(self._files):
            return False
        if self._last is None:
            self._last = {
                fiche.sha256: place
                for place, read in enumerate(self._files)
                if isinstance(reading := read(), Reading)
                for fiche in reading.fiches
            }
        return self._last.get(sha256, -1) > position
