"""A search -> the published fiches that answer it, best first, the same ones on both databases.

Every term must be found, in the fiche's own words (models/action_text.py) or in a label that it carries. First come the
fiches that have the words typed, then those that have another one in their place, which staff say means the same
(synonyms.py), then, when there are few, those that have most of the words, and last those that only come near what is
meant. A plain misspelling that finds nothing is mended. Inside each of these, ranking.py says which fiche comes first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, reduce
from itertools import compress
from operator import or_

from django.db.models import Q
from pyroaring import BitMap

from centres.catalogue.sql.postings import all_of, numbers, phrase, read, read_and_count, subquery
from centres.language import Query, QueryTerm, tells
from centres.language.indexing import FORM
from centres.language.stems import own_form
from centres.models import Action

from . import kept_lists, ladders, ranking
from .expressions import Expression, scattered
from .label_matches import LabelIndex, carriers, carrying, current_labels
from .ladders import Ladder, Run, anywhere
from .mending import mended
from .misspelt import misspelt
from .results import SearchResult
from .synonyms import Besides

Carriers = Callable[[str, list[int]], BitMap]
# With so many answers, fiches that have most of the words would only be noise.
ENOUGH = 5
FEW = 3  # fewer answers than these, and those that only come near what is meant follow
MOST_TERMS = 8  # of which most are looked for
MOST_COUNTED = 5_000
MOST_SPANS = 12
MOST_WAYS = 5


def search(
    query: Query, carried_by: Carriers = carriers, *, published: BitMap | None = None, version: str = ""
) -> SearchResult:
    """Finds. A search without a term finds nothing; one that only leaves out finds the others.

    `carried_by`: the name of a list and ids of its terms -> the published actions that carry any of them. `published`:
    all of these. `version`: of the catalogue, for label_matches.py. Whoever gives the three saves as many queries.
    """
    if not query:
        return SearchResult(query)
    if published is None:
        published = numbers(Action.objects.visible_to(None))
    asked = _Asked(query, current_labels(version), carried_by, published, version=version)
    found = asked.answer()
    if not found.tiers and (better := mended(query, asked.labels)):
        other = _Asked(better, asked.labels, carried_by, published, version=version).answer()
        if other.ids:
            return replace(other, typed=query)
    found = asked.with_most_words(found)
    if len(found.ids) < FEW:
        found = asked.with_close_ones(found)
    return found if found.ids else asked.with_telling_words(found)


def condition(query: Query) -> Q:
    """The same search as a condition on published actions: what holds the sets to account, and other lists to it."""
    labels = current_labels()
    found = search(query)
    asked = Q()
    for term in found.query.terms:
        others = [each.runs for each in found.besides if term in each.terms]
        variants = [(stem,) for stem in found.misspelt.get(term, ())]
        either = Q(pk__in=subquery(anywhere([*term.runs, *variants, *(run for runs in others for run in runs)])))
        for runs in (term.runs, *others):
            for name, ids in labels.terms(*runs).items():
                either |= Q(pk__in=carrying(name, ids))
        asked &= ~either if term.is_excluded else either
    if found.scattered:
        asked &= ~Q(pk__in=list(found.scattered))
    more = found.nearly | found.close
    return asked | Q(pk__in=list(more)) if more else asked


class _Asked:
    """One search, with what its answers are made of."""

    def __init__(
        self,
        query: Query,
        labels: LabelIndex,
        carried_by: Carriers,
        published: BitMap,
        more: Sequence[Besides] = (),
        version: str = "",
    ) -> None:
        self.query, self.labels, self.carried_by, self.published = query, labels, carried_by, published
        self.version = version
        self.variants = misspelt([term for term in query.wanted if not term.is_quoted], labels)
        self.besides = [*labels.synonyms.besides(query)[:MOST_SPANS], *more]

    @cached_property
    def left_out(self) -> BitMap:
        texts = read([anywhere(term.runs) for term in self.query.excluded])
        return reduce(or_, [*texts, *(self._carriers(term.runs) for term in self.query.excluded)], BitMap())

    def answer(self) -> SearchResult:
        """The fiches that have all the words, then those that have others in the place of some."""
        found = SearchResult(self.query, misspelt=self.variants, besides=self.besides)
        if not self.query.wanted:
            found.tiers = [self.published - self.left_out]
            return found
        own, others = self._ladders(is_narrowed=True)
        near, exact, weights = self._as_typed(own)
        sets = ranking.together(own, weights, near, exact)
        if self.besides or self.query.linked:
            wide = self._widened(own, others)
            had = BitMap.union(*sets) if sets else BitMap()
            sets += [ids - had for ids in ranking.together(wide, weights)]
            if apart := self._scattered(own, wide, others):
                return self._behind(found, sets, apart)
        found.tiers = self._kept(sets)
        return found

    def _behind(self, found: SearchResult, sets: Sequence[BitMap], apart: BitMap) -> SearchResult:
        """The same: words of an expression here and there come behind a good answer, and are none alone."""
        found.tiers = self._kept(ids - apart for ids in sets)
        if found.tiers:
            behind = self._kept(ids & apart for ids in sets)
            found.tiers += behind
            found.nearly = reduce(or_, behind, BitMap())
        else:
            found.scattered = apart
        return found

    def with_most_words(self, found: SearchResult) -> SearchResult:
        """The same, with the fiches that have most of the words where few have them all."""
        wanted = self.query.wanted
        if len(found.ids) >= ENOUGH or not 1 < len(wanted) <= MOST_TERMS or (found.scattered and len(wanted) == 2):
            return found
        if not found.ids and (wanted in self.query.linked or any(each.terms == wanted for each in self.besides)):
            return found
        own, others = self._ladders(is_narrowed=False)
        wide = self._widened(own, others)
        weights = self._weighed(sum(map(len, each.values())) for each in wide)
        some = ranking.most_of(wide, weights)
        if len(wanted) == 2:
            # The second word says which of the first is meant: « aide aux devoirs » is not any « aide ».
            some = [ids & reduce(or_, wide[1].values(), BitMap()) for ids in some]
        apart = found.ids if found.ids else self._scattered(own, wide, others)
        sets = self._kept([ids - apart for ids in some])
        if not sets:
            return found
        return replace(found, tiers=[*found.tiers, *sets], nearly=BitMap.union(found.nearly, *sets))

    def with_close_ones(self, found: SearchResult) -> SearchResult:
        """The same, with the fiches that have what is only looked for where few answer, most of it first."""
        more = self.labels.synonyms.at_last(self.query, self.besides, is_answered=bool(found.tiers))[:MOST_SPANS]
        if not more:
            return found
        wider = _Asked(self.query, self.labels, self.carried_by, self.published, more, self.version).answer().tiers
        words = list(dict.fromkeys(word.runs for each in (*self.besides, *more) for word in each.words))
        held = [ids | self._carriers(runs) for runs, ids in zip(words, read([*map(anywhere, words)]), strict=True)]
        sets = ranking.by_how_many([ids - found.ids for ids in wider], held)
        return replace(
            found, tiers=[*found.tiers, *sets], fallbacks=more if sets else (), close=reduce(or_, sets, BitMap())
        )

    def with_telling_words(self, found: SearchResult) -> SearchResult:
        """The same, where nothing was found: with the fiches that have its words but those of every day, else most.

        Two words must be left at least, of more than two, and all are no expression that staff know.
        """
        wanted = self.query.wanted
        telling = [any(map(tells, term.stems)) for term in wanted]
        is_expression = any(each.terms == wanted for each in self.besides)
        if is_expression or not 2 < len(wanted) <= MOST_TERMS or sum(telling) < 2:
            return found
        own, others = self._ladders(is_narrowed=False)
        wide = self._widened(own, others)
        weights = [*compress(self._weighed(sum(map(len, each.values())) for each in wide), telling)]
        told = [*compress(wide, telling)]
        sets = self._kept(ranking.together(told, weights))
        if not sets and len(told) > 2:
            apart = self._scattered(own, wide, others)
            sets = self._kept([ids - apart for ids in ranking.most_of(told, weights)])
        return replace(found, tiers=sets, nearly=BitMap.union(*sets), scattered=BitMap()) if sets else found

    def _scattered(self, own: Sequence[Ladder], wide: Sequence[Ladder], others: Sequence[Ladder]) -> BitMap:
        spans = {each.terms: ladder for each, ladder in zip(self.besides, others, strict=True) if len(each.terms) > 1}
        known = []
        for terms in dict.fromkeys([*spans, *self.query.linked]):
            is_whole = terms == self.query.wanted and terms in spans
            instead = (
                ladder
                for span, ladder in spans.items()
                if (terms == span if is_whole else not set(terms).isdisjoint(span))
            )
            same = reduce(or_, map(ladders.standing_on, instead), BitMap())
            known.append(Expression(terms, tuple(map(self._ways, terms)), same))
        typed, widened = (dict(zip(self.query.wanted, some, strict=True)) for some in (own, wide))
        return scattered(known, typed, widened, self.labels, self.carried_by)

    def _ways(self, term: QueryTerm) -> list[str]:
        """The stems that a term alone is found by, the first of them typed."""
        others = (run for each in self.besides if each.terms == (term,) for run in each.runs)
        return list(dict.fromkeys([term.stems[0], *(run[0] for run in others)]))[:MOST_WAYS]

    def _kept(self, sets: Iterable[BitMap]) -> list[BitMap]:
        return [kept for ids in sets if (kept := ids - self.left_out if self.query.excluded else ids)]

    def _weighed(self, counts: Iterable[int]) -> list[int]:
        """A word of every day weighs as little as one that is everywhere."""
        each = zip(self.query.wanted, counts, strict=True)
        return [
            ranking.weight(found, len(self.published)) if any(map(tells, term.stems)) else ranking.LEAST
            for term, found in each
        ]

    def _runs(self, term: QueryTerm) -> list[Run]:
        return [*term.runs, *((stem,) for stem in self.variants.get(term, ()))]

    def _ladders(self, *, is_narrowed: bool) -> tuple[list[Ladder], list[Ladder]]:
        """Of each term, and of each of what is looked for besides. All lists are read in one statement.

        `is_narrowed`: other terms that only texts can hold narrow the lists that are read.
        """
        wanted = self.query.wanted
        replaced = {term for each in self.besides for term in each.terms}
        narrowing = {
            term: anywhere(self._runs(term))
            for term in wanted
            if is_narrowed and term not in replaced and not self.labels.terms(*term.runs)
        }
        asked: list[tuple[Sequence[Run], list[str]]] = []
        for term in wanted:
            asked.append((self._runs(term), [some for other, some in narrowing.items() if other is not term]))
        for each in self.besides:
            asked.append((each.runs, [some for other, some in narrowing.items() if other not in each.terms]))
        expressions = [expression for some in asked for expression in ladders.expressions(*some)]
        lists = iter(kept_lists.of_this_process.read(expressions, self.version))
        found: list[Ladder] = []
        for runs, _ in asked:
            standing = [(step, next(lists)) for step in ladders.steps(runs)]
            own_runs = wanted[len(found)].runs if len(found) < len(wanted) else runs
            found.append(ladders.labelled(ladders.ladder(standing), self._labelled(own_runs)))
        return found[: len(wanted)], found[len(wanted) :]

    def _labelled(self, runs: Iterable[Run]) -> Iterator[tuple[ladders.Step, BitMap]]:
        """The fiches that carry a label which holds one of these."""
        for name, ids in self.labels.terms(*runs).items():
            yield (ladders.THEME_STEP if name == "keywords" else ladders.LABEL_STEP), self.carried_by(name, ids)

    def _carriers(self, runs: Iterable[Run]) -> BitMap:
        return reduce(or_, (ids for _, ids in self._labelled(runs)), BitMap())

    def _widened(self, own: Sequence[Ladder], others: Sequence[Ladder]) -> list[Ladder]:
        """The ladder of each term, on which fiches stand that have another word in its place."""
        wide = []
        for term, each in zip(self.query.wanted, own, strict=True):
            more = (found for besides, found in zip(self.besides, others, strict=True) if term in besides.terms)
            wide.append(ladders.ladder([*each.items(), *(step for found in more for step in found.items())]))
        return wide

    def _as_typed(self, own: Sequence[Ladder]) -> tuple[list[BitMap], list[BitMap], list[int]]:
        """The fiches that have two words one after the other, as they were typed; those that have each as it was; and
        what each word weighs.

        Of some thousand fiches the first two are not asked: it would take longer than it tells.
        """
        wanted = self.query.wanted
        candidates = BitMap.intersection(*(BitMap.union(*each.values()) for each in own)) if all(own) else BitMap()
        near: list[str] = []
        forms: dict[str, QueryTerm] = {}
        if 0 < len(candidates) <= MOST_COUNTED:
            near = [phrase(run) for run in self.query.neighbours]
            forms = {form: term for term in wanted if len(term.words) == 1 and (form := own_form(term.words[0]))}
        texts = [anywhere(self._runs(term)) for term in wanted if not self.labels.terms(*term.runs)]
        asked = [all_of([expression, *texts]) for expression in (*near, *(phrase([FORM + form]) for form in forms))]
        counted = [anywhere(self._runs(term)) for term in wanted] if len(wanted) > 1 else []
        lists, counts = read_and_count(asked, counted, MOST_COUNTED)
        exact = zip(forms.values(), lists[len(near) :], strict=True)
        return (
            lists[: len(near)],
            [ids | self._carriers(term.runs) for term, ids in exact],
            self._weighed(counts) if counted else [ranking.LEAST],
        )
