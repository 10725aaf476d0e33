"""queries.json -> graded queries. They were written and graded by reading the fiches, before any engine was asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("queries.json")
CORPORA = ("fixtures", "real")
HALVES = ("tune", "kept")
PARTS = (*HALVES, "study", "second", "third", "blind", "fourth", "after", "fifth", "sixth")
OF_SYNONYMS = ("study", "third", "blind")  # with negatives, and no other class
CLASSES = ("word", "several", "synonym", "typo", "inclusive", "phrase", "exclusion", "negative")


@dataclass(frozen=True, slots=True)
class GradedQuery:
    """What is typed. `grades`: corpus -> number of the fiche in its corpus, from 1 -> 1, 2 or 3; absent is 0.

    `half`: searching is tuned on « tune » and « second », which was written later, as a centre worker, a parent, an
    elected official or a teenager types; « kept » is only ever scored; « study », synonyms and negatives alone, was
    looked at to see what lacks, not to write it in. « third » and « blind », synonyms and negatives alone, were written
    together, each other line for each: the first is tuned on, the other only scored. « fourth », of all classes, was
    written before it was asked, to find what kinds of negatives are answered; « after », negatives alone, once they
    were mended. « fifth », synonyms, several words and sentences that have no answer, was written to find what kinds of
    queries are empty; « sixth », without negatives, once these were mended: asked once, and nothing is tuned on it.
    """

    text: str
    kind: str
    half: str
    grades: Mapping[str, Mapping[int, int]]


def read_queries() -> list[GradedQuery]:
    """All of them, in the order of the file."""
    queries = json.loads(FILE.read_text(encoding="utf-8"))["queries"]
    return [
        GradedQuery(
            query["q"],
            query["class"],
            query["half"],
            {corpus: {int(n): grade for n, grade in query["grades"].get(corpus, {}).items()} for corpus in CORPORA},
        )
        for query in queries
    ]
