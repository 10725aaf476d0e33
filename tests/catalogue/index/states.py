"""An index -> all that it holds as plain values, to compare two of them."""

from typing import Any

from pyroaring import BitMap

from centres.catalogue.figures.totals import figures, places, theme_families
from centres.catalogue.index import CatalogueIndex, LiveIndex
from centres.catalogue.index.ledger import Ledger


def state_of(index: CatalogueIndex) -> dict[str, Any]:
    return {
        "ids": set(index.ids),
        "values": {name: {key: set(ids) for key, ids in values.items()} for name, values in index.values.items()},
        "orders": {name: index.page(index.ids, name, 1, 10_000) for name in index.orders},
        "ends": [[entry for chunk in order.chunks for entry in chunk.entries] for order in (index.lows, index.highs)],
        "ledger": ledger_of(index.ledger),
        "choices": {
            name: [(c.value, c.label, c.key, c.is_offered) for c in c_s] for name, c_s in index.choices.items()
        },
        "centres": (index.words.centres, index.words.listed_centres),
        "figures": (figures(index), places(index)),
        "themes": [(f["name"], [(t.slug, t.action_count) for t in f["themes"]]) for f in theme_families(index)],
    }


def ledger_of(ledger: Ledger) -> dict[str, Any]:
    measures = {"whole": ledger.whole, "rough": ledger.rough, **ledger.kinds, **ledger.exact}
    return {
        "states": {slug: set(ids) for slug, ids in ledger.states.items()},
        "amounts": {name: {pk: measure.sum(BitMap([pk])) for pk in measure.ids} for name, measure in measures.items()},
        "order": [entry for chunk in ledger.order.chunks for entry in chunk.entries],
        "funders": {key: (funder.by_id, funder.names, set(funder.ids)) for key, funder in ledger.funders.items()},
        "people": {key: set(ids) for key, ids in ledger.people.items()},
    }


def fresh_state() -> dict[str, Any]:
    """What an index that starts now holds."""
    return state_of(LiveIndex().current())
