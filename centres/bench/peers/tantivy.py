"""The same rows -> a Tantivy index of their words; and for a word how many fiches hold it, and its 25 best by BM25."""

import json
import shutil
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import tantivy

from centres.bench.client import Request
from centres.bench.invented_words import COMMON, rare_words
from centres.bench.scenarios import Scenario, ask
from centres.bench.selections import Ask, Selection, WrongCounts
from centres.catalogue.lists.paging import PER_PAGE

from . import inside
from .peer import Peer
from .rows import COLUMNS, TEXTS, rows

CHECKED = 5
FIELDS = ("title", "centre", *TEXTS)
BOOSTS = {"title": 4.0, "summary": 2.0}
ANALYZER, WRITER_BYTES, THREADS = "french", 256_000_000, 2
FOUND = "/found"


class Tantivy(Peer):
    """An index of words, in the process that asks: letters folded, stems of Snowball."""

    name, label, ready = "tantivy", "Tantivy", inside.READY
    lacks = (
        "ne dessine aucune page et ne sert personne, ne compte aucune facette, ne connaît ni synonymes, ni mots mal "
        "tapés, ni libellés portés, ne rend que des numéros, et ne voit pas ce que l’équipe change"
    )

    def export(self) -> None:
        shutil.rmtree(self.file, ignore_errors=True)
        self.file.mkdir()
        schema = tantivy.SchemaBuilder()
        # No unsigned one: a document takes any number of Python's for a signed one, and the writer dies of it.
        schema.add_integer_field("id", stored=True, fast=True)
        for name in FIELDS:
            schema.add_text_field(name, tokenizer_name=ANALYZER)
        index = tantivy.Index(schema.build(), path=str(self.file))
        index.register_tokenizer(ANALYZER, _analyzer())
        writer = index.writer(heap_size=WRITER_BYTES, num_threads=THREADS)
        with self.database.asking() as plain:
            for row in rows(plain):
                told = dict(zip(COLUMNS, row, strict=True))
                writer.add_document(tantivy.Document(id=told["id"], **{name: told[name] or "" for name in FIELDS}))
        writer.commit()
        writer.wait_merging_threads()

    def command(self, port: int) -> list[str]:
        return inside.command(self.name, self.file, port)

    def check(self, plain: Ask, port: int, selections: Sequence[Selection]) -> None:
        """Of rare words, whose number is known: no stem of theirs is another's."""
        size = self.database.size
        words = rare_words(size)
        for word in words[:CHECKED]:
            found = json.loads(ask(port, next(_requests([word]))).body)
            if found["total"] not in (size // len(words), size // len(words) + 1):
                raise WrongCounts(f"{word} : Tantivy trouve {found['total']} fiches, il y en a {size // len(words)}.")

    def scenarios(self, selections: Sequence[Selection], seed: int) -> list[Scenario]:
        words, common = list(rare_words(self.database.size)), list(COMMON)
        Random(seed).shuffle(words)
        Random(seed).shuffle(common)
        asked = {"found_rare": words, "found_common": common}
        return [self.part(name, _requests(some)) for name, some in asked.items()]


def answerer(file: Path) -> inside.Answerer:
    """What answers a word: {"total": 40, "ids": [12, 7]}, the best first."""
    index = tantivy.Index.open(str(file))
    index.register_tokenizer(ANALYZER, _analyzer())
    searcher = index.searcher()

    def answer(path: str, asked: Selection) -> dict[str, object]:
        query = index.parse_query(asked["q"][0], list(FIELDS), field_boosts=BOOSTS)
        found = searcher.search(query, PER_PAGE, count=True)
        return {"total": found.count, "ids": [searcher.doc(place)["id"][0] for _, place in found.hits]}

    return answer


def _analyzer() -> tantivy.TextAnalyzer:
    filters = (tantivy.Filter.lowercase(), tantivy.Filter.stemmer("French"), tantivy.Filter.ascii_fold())
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in filters:
        builder = builder.filter(each)
    return builder.build()


def _requests(words: Sequence[str]) -> Iterator[Request]:
    return (Request(f"{FOUND}?{urlencode({'q': word})}") for word in cycle(words))
