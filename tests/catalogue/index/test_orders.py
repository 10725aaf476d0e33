"""Ids in order, looked for among their bytes."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from centres.catalogue.index import orders
from centres.catalogue.index.orders import Chunk, Order

ids = st.lists(st.integers(1, 2**32 - 1) | st.integers(0, 24).map(lambda bit: 1 << bit), unique=True, max_size=60)


@given(ids, st.data())
def test_what_a_chunk_shares_with_a_selection_is_in_its_order(pks, data):
    chunk = Chunk.of(list(enumerate(pks)))
    wanted = set(data.draw(st.lists(st.sampled_from(pks), unique=True) if pks else st.just([])))

    assert chunk.shared(BitMap(wanted | {5_000})) == [pk for pk in pks if pk in wanted | {5_000}]


def test_a_number_is_not_found_across_two_others():
    pks = [65_536, 1, 256, 16_777_216, 257]

    assert Order.of(enumerate(pks)).page(BitMap([256, 257]), 0, 10) == [256, 257]


of_one_kind = st.one_of(
    st.dictionaries(st.integers(1, 9_000), kind, max_size=40)
    for kind in (
        st.integers(-(2**63), 2**63 - 1),
        st.integers(-(2**120), 2**120),
        st.text("abc-9", min_size=1, max_size=4),
    )
)


@given(of_one_kind, st.data())
def test_an_order_is_the_same_whichever_way_its_entries_come(sorted_by, data):
    with mock.patch.object(orders, "CHUNK", 7):
        check_order(sorted_by, data)


def check_order(sorted_by, data):
    entries = [(key, pk) for pk, key in sorted_by.items()]
    everything = BitMap(sorted_by)
    order = Order.of(entries)

    assert order.page(everything, 0, 100) == [pk for _, pk in sorted(entries)]
    assert [order.keys_of(everything)(place) for place in range(len(entries))] == sorted(sorted_by.values())
    assert all(order.below(key) == BitMap([pk for other, pk in entries if other < key]) for key in sorted_by.values())

    gone = data.draw(st.sets(st.sampled_from(sorted(sorted_by)))) if sorted_by else set()
    again = order.replaced(BitMap(gone), [(key, pk) for key, pk in entries if pk in gone])
    assert again.page(everything, 0, 100) == order.page(everything, 0, 100)
    assert order.replaced(BitMap(gone), []).page(everything, 0, 100) == [
        pk for _, pk in sorted(entries) if pk not in gone
    ]


@given(of_one_kind, st.data())
def test_what_comes_after_an_entry_is_what_the_rest_of_the_list_holds(sorted_by, data):
    entries = sorted((key, pk) for pk, key in sorted_by.items())
    with mock.patch.object(orders, "CHUNK", 3):
        order = Order.of(entries)
    selection = BitMap(data.draw(st.sets(st.sampled_from(sorted(sorted_by)))) if sorted_by else ())
    count = data.draw(st.integers(0, 9))
    wanted = [pk for _, pk in entries if pk in selection]

    assert order.after(selection, None, count) == wanted[:count]
    for place, entry in enumerate(entries):
        assert order.entry_of(entry[1]) == entry
        rest = [pk for _, pk in entries[place + 1 :] if pk in selection]
        assert order.after(selection, entry, count) == rest[:count]
        # One that is gone leaves its place.
        assert order.replaced(BitMap([entry[1]]), ()).after(selection, entry, count) == rest[:count]
