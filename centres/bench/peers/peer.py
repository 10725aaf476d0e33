"""What other software must tell, so that it can be measured beside the catalogue."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path

from centres.bench.client import Request
from centres.bench.databases import Database
from centres.bench.scenarios import Scenario
from centres.bench.selections import Ask, Selection


class Peer(ABC):
    """Other software, given the published fiches of a database. `file`: where it keeps them, in a folder of measures.

    `label`: its name as it is written. `lacks`: what it does not do that our page does, a sentence in French.
    """

    name: str
    label: str
    lacks: str
    ready: str  # a path that answers as soon as it serves

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.file = folder / f"{self.name}-{database.size}"

    @abstractmethod
    def export(self) -> None:
        """Gives it the rows, again each time: which ones it was given before is not known."""

    @abstractmethod
    def command(self, port: int) -> list[str]:
        """What serves them."""

    @abstractmethod
    def check(self, ask: Ask, port: int, selections: Sequence[Selection]) -> None:
        """Holds what it finds to plain SQL: it must be asked the same thing. WrongCounts says where they differ."""

    @abstractmethod
    def scenarios(self, selections: Sequence[Selection], seed: int) -> list[Scenario]:
        """What is asked of it, under the names of what is asked of ours."""

    def environment(self) -> dict[str, str]:
        return dict(os.environ)

    @staticmethod
    def part(name: str, requests: Iterator[Request]) -> Scenario:
        """Of a library in a process: its server tells the seconds of its work alone (inside.py)."""
        return Scenario(name, requests, is_part=True, is_concurrent=False)
