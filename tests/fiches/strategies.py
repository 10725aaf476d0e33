"""Texts that look like pages, and texts that try to be taken for pages."""

from hypothesis import strategies as st

from centres.fiches.layout.forms import OLDER_FORM
from centres.fiches.layout.labels import OLDER, PARTNERS_LINE, STANDARD
from centres.fiches.layout.listing import LISTING_HEADER
from centres.fiches.layout.marks import PAGE_HEADING
from centres.fiches.values import vocabulary

TERMS = [term.label for terms in vocabulary.TERMS.values() for term in terms]
LABELS = [label.text for label in STANDARD + OLDER]
SPACES = ["", " ", "\xa0", "\u202f", "\t", "\u200b", "\ufeff", "  ", "\u2003", "\x0b", "\x85", "\u2028"]
ODD_WORDS = [
    "-", "- -", "•", "( 31.20K )", "( )",
    "--> suite", "|", "a | b | 2014 |", "T | Isère | 2016 |", "| | |", "Actions |  |  |", "0 €", "1 500 €",
    "Ã©tÃ©", "Â", "â€™", "Ã ", "\u0301", "e\u0301", "\x00", "\ud800", "✿", "-x", "- x -", "- - x", "• Santé",
]  # fmt: skip
DENSE_LINES = [
    "-", "- x", "x", "- Santé", "- Santé", "Santé", "Actions", PAGE_HEADING, LISTING_HEADER, PARTNERS_LINE,
    "- Structure organisatrice", "- Fichier(s) associé(s)", "- Suite de l'action : Perspectives",
]  # fmt: skip

spaces = st.sampled_from(SPACES)
words = st.one_of(
    st.sampled_from(
        ["Actions", "actions :", "Verger", "Fête des voisins", "A - B", "Le Tilleul - Isère", "Isère", "- Isère"]
    ),
    st.sampled_from(TERMS),
    st.sampled_from(LABELS),
    st.sampled_from(ODD_WORDS),
    st.text(max_size=12),
)
prefixes = st.sampled_from(["", "- ", "-", "- - ", "-\xa0", "– ", "• ", "*   * ", "o ", "• - "])
# What stands before a label: most pages have their dashes.
hands = st.sampled_from(["- ", "- ", "- ", "", "• ", "* ", "·\t"])


@st.composite
def odd_lines(draw: st.DrawFn) -> str:
    """A line of any kind, with odd spaces, or cut."""
    line = draw(
        st.one_of(
            st.just("Actions"),
            st.just("-"),
            st.just(PAGE_HEADING),
            st.just(LISTING_HEADER),
            st.just(PARTNERS_LINE),
            st.just("- Structure organisatrice"),
            st.sampled_from(LABELS).map(lambda label: f"- {label}"),
            st.builds(lambda prefix, word: prefix + word, prefixes, words),
            st.sampled_from(LABELS).flatmap(lambda label: st.integers(1, len(label)).map(lambda n: f"- {label[:n]}")),
            st.builds(lambda word, end: f"{word} | Isère | {end} |", words, st.sampled_from(["2014", "", "x"])),
        )
    )
    before, after = draw(spaces), draw(spaces)
    return f"{before}{line}{after}"


texts = st.lists(odd_lines(), max_size=30).map("\n".join)


@st.composite
def fiches(draw: st.DrawFn) -> str:
    """A fiche whose labels are mostly there and in order, with odd lines between them."""
    lines = draw(st.sampled_from([["Actions", "Verger"], ["Actions", "Actions"], ["Actions"], ["Verger"], []]))[:]
    labels = draw(st.sampled_from([STANDARD, STANDARD, STANDARD, OLDER, OLDER_FORM.labels, OLDER_FORM.labels]))
    hand = draw(hands)
    kept = draw(st.sets(st.integers(0, len(labels) - 1), max_size=8))
    for number, label in enumerate(labels):
        if number in kept and number:
            continue
        lines.append(f"{hand}{label.text}")
        values = st.builds(lambda before, term: before + term, st.one_of(st.just(hand), hands), st.sampled_from(TERMS))
        lines.extend(draw(st.lists(st.one_of(odd_lines(), values), max_size=2)))
    return "\n".join(lines[: draw(st.integers(3, 80))])


@st.composite
def dense_fiches(draw: st.DrawFn) -> str:
    """A fiche made of few labels seen again and again, so that the choice of labels is hard."""
    chosen = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=4))
    line = st.one_of(
        st.builds(lambda before, label: before + label, hands, st.sampled_from(chosen)),
        st.sampled_from(chosen),
        st.sampled_from(DENSE_LINES),
    )
    first = draw(st.sampled_from(["Structure organisatrice", "Thèmes", "Publié par", OLDER[2].text]))
    return "\n".join(["Actions", "T", f"{draw(hands)}{first}", *draw(st.lists(line, max_size=16))])


pages = st.one_of(
    texts,
    st.lists(st.one_of(fiches(), fiches(), texts, st.just(PAGE_HEADING)), max_size=4).map("\n".join),
    st.lists(st.one_of(dense_fiches(), texts), max_size=3).map("\n".join),
)
