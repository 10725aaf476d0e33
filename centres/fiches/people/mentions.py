"""One line -> the people it counts: a Mention per group, and the figures of which nobody can say who they are."""

from . import doubtful, nouns
from .groups import Detail, GroupMention, LineReading
from .nouns import FAMILIES, PARTICIPANTS, PARTNERS, PROFESSIONALS, UNSAID, VOLUNTEERS
from .numerals import DASHES, NUMBER_WORDS, Token, after_figures, tokens_of, word_at
from .phrases import Phrase, body_before, head_before, phrase_after
from .quantities import Quantity, quantity_at

_SEPARATORS = {",", ";", ".", "+", "•", "!", "?", "&"}
_ENDS = {".", ";", "!", "?"}
_LIST_WORDS = {"dont", "et", "plus", "avec", "+", "soit"}  # they open brackets that say more, not the same again
_JOINS = {"et", ",", "+", "plus"}
_YEAR_WORDS = {"en", "annee", "saison", "exercice"}
_NAMES = {"°", "numero", "article"}
_YEARS = range(1900, 2101)


def read_line(line: str) -> LineReading:
    """The people counted in one line.

    >>> [(m.role, m.quantity.low) for m in read_line("3 salariés (2 animateurs, 1 CESF) et 12 bénévoles").mentions]
    [('professionals', 3), ('volunteers', 12)]
    >>> read_line("7-8 personnes").doubts, read_line("4").doubts, read_line("2 séances de 3 h en 2014").doubts
    (['7-8 personnes'], ['4'], [])
    """
    return _PeopleLine(line, tokens_of(line)).read()


class _PeopleLine:
    def __init__(self, line: str, tokens: list[Token]) -> None:
        self.line, self.tokens = line, tokens
        self.found = LineReading()
        self.last: GroupMention | None = None  # the group that brackets, a colon or a year would speak of
        self.is_near = False  # no separator since
        self.detail: Detail | None = None
        self.brackets: list[tuple[Detail | None, GroupMention | None]] = []
        self.head, self.sentence = 0, 0
        self.year: int | None = None
        self.is_added = self.restates = self.is_multiplied = self.is_beside = False
        self.is_planned, self.may_be_denied = doubtful.is_planned(tokens), doubtful.may_be_denied(tokens)

    def read(self) -> LineReading:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.kind == "mark":
                index = self.read_mark(index)
            elif token.kind == "number" or token.word in NUMBER_WORDS:
                quantity = quantity_at(self.tokens, index)
                index = self.read_quantity(quantity) if quantity else index + 1
            else:
                index = self.read_word(index)
        if any(mention.role == PARTNERS for mention in self.found.mentions):
            self.found.bodies = {token.word for token in self.tokens if token.word in nouns.PARTNER_BODIES}
        if (job := doubtful.lone_job(self.tokens, self.found.mentions)) is not None:
            self.found.doubts.append(self.words(job, job + 2))
            self.found.blocked.add(PROFESSIONALS)
        for mention in self.found.mentions:
            if mention.role == UNSAID and not (mention.has_parts or mention.restates):
                self.doubt(mention)
            elif mention.is_doubtful:
                self.doubt(mention)
                self.found.blocked.add(mention.role)
        self.found.mentions = [m for m in self.found.mentions if m.role != UNSAID and not m.is_doubtful]
        return self.found

    def read_mark(self, index: int) -> int:
        mark = self.tokens[index].word
        if mark == "(":
            self.brackets.append((self.detail, self.last))
            if self.last is not None and self.is_near:
                self.open_detail(index, is_aside=word_at(self.tokens, index + 1) not in _LIST_WORDS)
        elif mark == ")" and self.brackets:
            self.detail, self.last = self.brackets.pop()
            if not self.brackets and self.last is not None and self.last.end == self.tokens[index].end:
                self.head, self.is_near = index + 1, False  # « parents (10) enfants (20) »
        elif mark == ":" and self.last is not None and self.is_near:
            self.open_detail(index, is_aside=False)
        elif mark == "=":
            self.restates = self.last is not None
        elif mark in _SEPARATORS or (mark in DASHES and self.is_spaced(index)) or mark == "/":
            self.is_near = False
            self.is_added, self.is_multiplied = mark == "+", False
            if not self.brackets:
                self.head = index + 1
                if mark in _ENDS:
                    self.sentence += 1
                    self.detail, self.restates, self.year = None, False, None
        return index + 1

    def open_detail(self, index: int, is_aside: bool) -> None:
        assert self.last is not None  # noqa: S101
        parent = self.last
        self.detail = Detail(parent, is_aside and parent.role != UNSAID)
        after = {token.word for token in self.tokens[index + 1 : index + 13]}
        if parent.role == PARTNERS and (after & (nouns.PARTNER_BODIES | nouns.BODIES) or not is_aside):
            # « 5 partenaires : Caf, collège… », « 3 partenaires : 5 professionnels » are bodies.
            parent.is_doubtful = True

    def is_spaced(self, index: int) -> bool:
        follows = index + 1 < len(self.tokens) and self.tokens[index + 1].is_glued
        return not (self.tokens[index].is_glued and follows)

    def read_word(self, index: int) -> int:
        word = self.tokens[index].word
        if word == "dont" and self.last is not None:
            self.detail = Detail(self.last, is_some=True)
        elif word == "soit":
            self.restates = True
        elif word in {"total", "tout"} and word_at(self.tokens, index - 1) in {"au", "en"}:
            if self.last is not None and self.is_near and word_at(self.tokens, index + 1) not in {"de", "'"}:
                self.last.restates = True
            else:
                self.restates = True
        elif word == "plus" and word_at(self.tokens, index + 1) not in {"de", "d"}:
            self.is_added, self.is_near = True, False
        return index + 1

    def read_quantity(self, quantity: Quantity) -> int:
        tokens, end = self.tokens, quantity.end
        phrase = phrase_after(tokens, quantity)
        before = word_at(tokens, quantity.first - 1)
        if self.reads_as_year(quantity, phrase):
            return end
        if before in _NAMES or self.is_in_word(quantity.first):
            return end  # « n° 3 », « CM2 », « 18h30 »
        if phrase is None and quantity.is_empty and head_before(tokens, self.head, quantity, None) is None:
            return after_figures(tokens, end)
        if phrase is not None and doubtful.is_population(tokens, quantity):
            return phrase.last
        word = word_at(tokens, end) if word_at(tokens, end + 1) != "'" else ""  # « 20 l'après-midi »: no litres
        if phrase is None and (word in nouns.NOT_PEOPLE or (end < len(tokens) and self.is_glued_word(end))):
            self.is_multiplied = word in nouns.GROUPS and not quantity.is_article
            return end + 1
        if phrase is not None and doubtful.is_row(tokens, quantity, phrase):
            phrase.is_doubtful = True
        elif phrase is None or phrase.noun.role == UNSAID:
            phrase = head_before(tokens, self.head, quantity, phrase) or phrase
        if phrase is None:
            phrase = self.continued(quantity)
        if phrase is None:
            self.pass_over(quantity)
            return end
        return self.keep(quantity, phrase)

    def pass_over(self, quantity: Quantity) -> None:
        """A figure of nobody knows whom. « 3 salariés du centre et 2 de la mairie »: then the three are not all."""
        tokens, end = self.tokens, quantity.end
        word = word_at(tokens, end)
        is_pronoun = word in {"du", "des"} or (word == "de" and word_at(tokens, end + 1) in {"la", "l", "notre"})
        if self.detail is not None and self.detail.parent.is_rate:
            self.detail.parent.is_doubtful = True  # « 4 bénévoles par semaine (20 au total) »
        if self.last is not None and word in nouns.CONCERNED:
            self.last.is_doubtful = True  # « 12 salariés, 2 concernés »
        self.is_beside = word_at(tokens, end + 1) == "et"  # « 2 frères et 3 voisins »: the three are not all
        self.is_multiplied = end < len(tokens) and (tokens[end].kind == "number" or word in {"x", "×", "*"})
        is_joined = quantity.is_article and word_at(tokens, quantity.first - 1) in _JOINS
        if is_joined and nouns.is_job(word) and not nouns.is_outside(word_at(tokens, end + 1)):
            self.found.doubts.append(self.words(quantity.first, end + 1))
            self.found.blocked.add(PROFESSIONALS)  # « 1 référent et une sophrologue »
        if self.restates or self.detail is not None or (quantity.is_article and not is_pronoun):
            return
        self.found.doubts.append(self.words(quantity.first, min(end + 1, len(tokens))))
        is_bare = end == len(tokens) or tokens[end].kind != "word" or word in doubtful.SMALL_WORDS
        if is_bare and self.last is not None and self.last.sentence == self.sentence:
            self.found.blocked.add(self.last.role)

    def is_in_word(self, index: int) -> bool:
        token = self.tokens[index]
        before = self.tokens[index - 1]
        return token.kind == "number" and token.is_glued and before.kind == "word" and before.word != "x"

    def is_glued_word(self, index: int) -> bool:
        """« 3eme », « 2nde », « 10h »: a number glued to letters counts nobody."""
        return self.tokens[index].is_glued and self.tokens[index].kind == "word"

    def reads_as_year(self, quantity: Quantity, phrase: Phrase | None) -> bool:
        token = self.tokens[quantity.end - 1]
        year = quantity.high if quantity.low is not None else None
        if year not in _YEARS or len(token.word) != 4:
            return False
        before = word_at(self.tokens, quantity.first - 1)
        if phrase is not None and before not in _YEAR_WORDS:
            return False
        if self.last is not None and (self.is_near or before == "(") and before in {*_YEAR_WORDS, "("}:
            self.last.year, self.last.end = year, max(self.last.end, token.end)
        elif before in _YEAR_WORDS or quantity.first == self.head:
            self.year = year
        return True

    def continued(self, quantity: Quantity) -> Phrase | None:
        """« 370 participants en 2014, 450 en 2015 »; « 5 bénévoles et 20 occasionnels »: of those just counted."""
        tokens, end, last = self.tokens, quantity.end, self.last
        if last is None or self.detail is not None:
            return None
        year = word_at(tokens, end + 1)
        if last.year and word_at(tokens, end) == "en" and year.isdecimal() and int(year) in _YEARS:
            return Phrase(nouns.Noun(last.role, ""), end)
        if word_at(tokens, end) in nouns.ELLIPSES:
            return Phrase(nouns.Noun(last.role, ""), end + 1)
        return None

    def keep(self, quantity: Quantity, phrase: Phrase) -> int:
        """Keep a group unless it is part of one already counted."""
        role, kind, detail = phrase.noun.role, phrase.noun.kind, self.detail
        body = phrase.body or body_before(self.tokens, self.head, quantity.first)
        if role == PROFESSIONALS and body in nouns.PARTNER_BODIES:
            role = PARTNERS
        start = self.tokens[min(quantity.first, phrase.first if phrase.first is not None else quantity.first)].start
        before = word_at(self.tokens, quantity.first - 1)
        mention = GroupMention(role, kind, quantity, start, self.tokens[phrase.end - 1].end, phrase.end, body)
        mention.sentence, mention.year, mention.restates = self.sentence, self.year, self.restates
        mention.is_added = phrase.is_other or self.is_added
        mention.is_listed = before in {"", ":"} or not any(t.kind != "mark" for t in self.tokens[: quantity.first])
        mention.is_rate = phrase.is_rate
        last, between = self.last, self.tokens[self.last.last : quantity.first] if self.last else []
        mention.is_joined = last is not None and last.role == role and all(t.word in _JOINS for t in between)
        mention.is_doubtful = phrase.is_doubtful or self.is_multiplied or self.is_planned
        mention.is_doubtful |= doubtful.is_ratio(self.tokens, quantity) or (
            phrase.is_rate and role in (PARTICIPANTS, FAMILIES)
        )
        mention.is_doubtful |= role == PROFESSIONALS and body in nouns.OTHER_STRUCTURES
        mention.is_doubtful |= role in (PARTICIPANTS, FAMILIES) and doubtful.is_not_met(self.tokens, quantity, phrase)
        mention.is_doubtful |= self.is_beside and before == "et"
        if (
            last is not None
            and self.tokens[phrase.end - 1].word in nouns.NOT_COME
            and all(t.word in _JOINS for t in between)
        ):
            last.is_doubtful = True  # « 20 enfants et 20 parents invités »
        mention.is_doubtful |= self.may_be_denied and doubtful.is_denied(self.tokens, quantity.first, phrase.end)
        mention.is_doubtful |= self.is_compared(quantity, phrase) or (phrase.is_rate and self.is_other_each_time(role))
        if self.restates and last is not None and role == UNSAID and last.role == FAMILIES:
            mention.role, mention.restates, detail = PARTICIPANTS, False, None  # « 12 familles, soit 41 personnes »
        if self.restates and last is not None and last.role == PARTNERS and role == PROFESSIONALS:
            last.is_doubtful = True  # « 10 partenaires, soit 30 professionnels »: the ten are bodies
            mention.restates = False
        if phrase.joint:
            self.found.blocked.add(phrase.joint)
        if kind in nouns.OFFSPRING and doubtful.is_offspring(self.tokens, quantity.first):
            pass
        elif detail is None or self.says_more(detail, mention):
            self.found.mentions.append(mention)
        self.last, self.is_near = mention, True
        self.is_added = self.is_multiplied = self.is_beside = False
        if not self.brackets:
            self.head = phrase.end
        elif phrase.first is not None:
            self.brackets[-1] = (self.brackets[-1][0], mention)
        return max(phrase.last, quantity.end)

    def is_compared(self, quantity: Quantity, phrase: Phrase) -> bool:
        """« la moitié des 20 familles », « 5 bénévoles de moins que l'an passé »: they do not say how many."""
        before = self.tokens[max(0, quantity.first - 3) : quantity.first]
        after = word_at(self.tokens, phrase.end)
        is_other = doubtful.is_more(self.tokens, phrase.end) or doubtful.is_halved(self.tokens, phrase.end)
        return (
            is_other
            or doubtful.is_of_the_centre(self.tokens, phrase.end)
            or after in {"x", "×", "*"}
            or any(token.word in nouns.SHARES for token in before)
        )

    def is_other_each_time(self, role: str) -> bool:
        """« 1 personne par structure partenaire », « 3 bénévoles par séance, jamais les mêmes »."""
        return role == PARTNERS or any(token.word in {"memes", "differents", "differentes"} for token in self.tokens)

    def says_more(self, detail: Detail, mention: GroupMention) -> bool:
        parent, role = detail.parent, mention.role
        parent.has_parts = True
        if parent.role == UNSAID:
            mention.is_doubtful |= detail.is_some and role == PARTICIPANTS  # and the others?
            return True
        is_head = parent.role == FAMILIES and role == UNSAID  # « 18 familles (52 personnes) »
        if role in (parent.role, UNSAID) and not (detail.is_some or is_head):
            parent.parts += mention.quantity.low or 0
        if parent.quantity.high is not None and parent.parts > parent.quantity.high:
            parent.is_doubtful = True  # « 15 participants (10 femmes, 8 hommes) »
        if role in (parent.role, UNSAID) or (role == PARTICIPANTS and parent.role == VOLUNTEERS):
            return False
        if detail.is_aside or (role == PARTICIPANTS and parent.role == FAMILIES):
            self.doubt(mention)
            return False
        return True

    def doubt(self, mention: GroupMention) -> None:
        self.found.doubts.append(self.line[mention.start : mention.end])

    def words(self, first: int, end: int) -> str:
        return self.line[self.tokens[first].start : self.tokens[end - 1].end]
