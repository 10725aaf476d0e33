"""What one line says of people, before its groups are put together: Mentions, and words that stay doubtful."""

from dataclasses import dataclass, field

from .quantities import Quantity


@dataclass(slots=True)
class GroupMention:
    """A group of people at ``text[start:end]`` of a line. `kind` and `body` set it apart from others of its role."""

    role: str
    kind: str
    quantity: Quantity
    start: int
    end: int
    last: int  # token after the phrase
    body: str = ""
    year: int | None = None
    sentence: int = 0
    is_added: bool = False  # « + », « et 2 autres »
    is_listed: bool = False  # it opens its line, or follows a colon
    is_joined: bool = False  # nothing but « et » since the mention before
    restates: bool = False  # « soit », « au total »
    is_rate: bool = False
    is_doubtful: bool = False
    has_parts: bool = False
    parts: int = 0  # how many its parts make, where they share it out


@dataclass(slots=True)
class LineReading:
    """What a line says. `doubts`: its words that hold a figure without saying of whom, or how many in all; `blocked`:
    the roles that those words may count, so that no other figure is the whole count; `bodies`: the partners named.
    """

    mentions: list[GroupMention] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Detail:
    """What is said inside brackets, after a colon or « dont »: parts of `parent`, not more people."""

    parent: GroupMention
    is_aside: bool = False
    is_some: bool = False  # « dont »: some of them, not all
