"""What belongs to fiches -> the questions that a batch asks. The first column of each has the number of the fiche."""

from centres.catalogue.sql.ranges import Question
from centres.models import Budget, BudgetLine, ContactNotice, PeopleCount, SourceFiche
from centres.models.links import LINK_NAMES, LINKS

BUDGETS = Question(
    Budget.objects.order_by("action_id"),
    (
        "action_id", "total", "is_computed", "low", "high", "year", "period", "scope", "source_text", "confirmed_at",
    ),
)  # fmt: skip
# The same without their words, which are most of what they weigh.
AMOUNTS = Question(BUDGETS.rows, BUDGETS.columns[:8])
PEOPLE = Question(
    PeopleCount.objects.order_by("action_id", "pk"),
    ("action_id", "role", "value", "low", "high", "is_approximate", "text"),
)
COUNTS = Question(PEOPLE.rows, PEOPLE.columns[:6])
LISTS = {
    name: Question(link.objects.order_by("action_id", "position", "pk"), ("action_id", "term_id"))
    for name, link in zip(LINK_NAMES, LINKS, strict=True)
}
LINES = Question(
    BudgetLine.objects.order_by("budget__action_id", "position", "pk"),
    ("budget__action_id", "label", "amount", "low", "high", "kind", "funder", "source_line"),
)
_READ = SourceFiche.objects.current().order_by("action_id", "pk")
SOURCES = Question(_READ, ("action_id", "file", "first_line", "last_line", "sha256", "unrecognised", "issues"))
SOURCE_TEXTS = Question(_READ, ("action_id", "key", "occurrence", "file", "first_line", "last_line", "content"))
CONTACTS = Question(ContactNotice.objects.order_by("action_id"), ("action_id", "mentions"))
