"""Lines of figures of two builds -> how many times as long each page takes today, and how many queries it makes."""

from collections.abc import Iterable, Iterator
from statistics import median

from centres.bench.ratios import PAGES

OTHERS = {
    "list_gzip": "liste compressée", "list_after_edit": "après une modification", "not_modified": "non modifiée (304)",
    "near_fiche": "actions proches", "index_rebuild": "index refait", "index_loaded": "index pris de son fichier",
    "found_common": "mot courant, trouvé et classé", "found_rare": "mot rare, trouvé et classé",
    "floor_hello": "plancher : « Bonjour »",
}  # fmt: skip


def compared(lines: Iterable[dict]) -> Iterator[str]:
    """A table in Markdown. Each round asks both one after the other: the ratio is the median of those of the rounds,
    and of the quickest answers beside it, which a busy machine disturbs least."""
    lines = [line for line in lines if "by_round" in line]
    before = {_key(line): line for line in lines if line.get("build")}
    yield "| page | taille, base | avant, ms | maintenant, ms | rapport | des plus rapides | requêtes |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for line in lines:
        then = before.get(_key(line))
        if line.get("build") or then is None or line["scenario"] not in PAGES | OTHERS:
            continue
        label = (PAGES | OTHERS)[line["scenario"]]
        ratio = median(now / was for now, was in zip(line["by_round"], then["by_round"], strict=True) if was)
        cells = [
            label, f"{line['size']}, {line['database']}", _number(then["p50"] * 1000), _number(line["p50"] * 1000),
            _number(ratio), _number(line["min"] / then["min"]), f"{_told(then['queries'])} → {_told(line['queries'])}",
        ]  # fmt: skip
        yield f"| {' | '.join(cells)} |"


def _key(line: dict) -> tuple[object, ...]:
    return line["scenario"], line["size"], line["database"]


def _told(queries: int | None) -> str:
    return "–" if queries is None else str(queries)


def _number(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
