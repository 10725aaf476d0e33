"""What a chunk of an order is sorted by -> the same in little room: a large catalogue has half a million keys."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Self

WIDTH = 16  # bytes


class Texts(Sequence[str]):
    """Texts without a line break, as one text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.joined, self.length = "\n".join(texts), len(texts)

    @classmethod
    def of(cls, joined: str, length: int) -> Self:
        """So many texts, joined already."""
        texts = cls(())
        texts.joined, texts.length = joined, length
        return texts

    def __len__(self) -> int:
        return self.length

    def replaced(self, place: int, gone: int, added: Sequence[str]) -> "Texts":
        texts = list(self)
        texts[place : place + gone] = added
        return Texts(texts)

    def __iter__(self) -> Iterator[str]:
        return iter(self.joined.split("\n") if self.length else ())

    def __getitem__(self, place: Any) -> Any:
        return self.joined.partition("\n")[0] if place == 0 and self.length else list(self)[place]


class WideNumbers(Sequence[int]):
    """Whole numbers that are too large for an array, in sixteen bytes each."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.joined = b"".join(number.to_bytes(WIDTH, "big", signed=True) for number in numbers)

    @classmethod
    def of(cls, joined: bytes) -> Self:
        """Numbers that are joined already."""
        numbers = cls(())
        numbers.joined = joined
        return numbers

    def __len__(self) -> int:
        return len(self.joined) // WIDTH

    def __getitem__(self, place: Any) -> Any:
        starts = range(0, len(self.joined), WIDTH)[place]
        return self._at(starts) if isinstance(starts, int) else list(map(self._at, starts))

    def replaced(self, place: int, gone: int, added: Sequence[int]) -> "WideNumbers":
        before, after = self.joined[: place * WIDTH], self.joined[(place + gone) * WIDTH :]
        return WideNumbers.of(before + WideNumbers(added).joined + after)

    def _at(self, start: int) -> int:
        return int.from_bytes(self.joined[start : start + WIDTH], "big", signed=True)


def pack_keys(keys: Sequence[Any]) -> Sequence[Any]:
    """Keys of one kind, in the smallest form that holds them.

    >>> [list(pack_keys(keys)) for keys in (["a", "b"], [1, -2], [1 << 80, 0])]
    [['a', 'b'], [1, -2], [1208925819614629174706176, 0]]
    """
    if keys and isinstance(keys[0], str):
        return Texts(keys)
    try:
        return array("q", keys)
    except OverflowError:
        return WideNumbers(keys)


def replace_keys(keys: Sequence[Any], place: int, gone: int, added: Sequence[Any]) -> Sequence[Any]:
    """The same with some keys in the place of some others, without looking at those that stay.

    >>> [list(replace_keys(pack_keys(keys), 1, 1, keys[:2])) for keys in (["a", "b"], [1, -2], [1 << 80, 0])]
    [['a', 'a', 'b'], [1, 1, -2], [1208925819614629174706176, 1208925819614629174706176, 0]]
    """
    if isinstance(keys, Texts | WideNumbers):
        return keys.replaced(place, gone, added)
    try:
        replaced = array("q", keys)
        replaced[place : place + gone] = array("q", added)
    except OverflowError:
        return WideNumbers([*keys[:place], *added, *keys[place + gone :]])
    return replaced
