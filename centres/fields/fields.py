"""The fields of a fiche, in the order of the record: whatever an import compares, history keeps and a merge chooses.

A new one is a line here, with the column or the rows that it names, and its French name in models/source.py.
"""

from centres.models import ActionAudience, ActionInitiator, ActionKeyword, ActionPartner

from .budget import MoneyRows, MoneyWords
from .columns import FilesColumn, NumberColumn, SectionsColumn, TextColumn, TitleColumn
from .field import ColumnField, Field, RowsField
from .people import PeopleRows
from .references import CentreColumn, TermColumn, TermRows, ThemeRows

FIELDS: tuple[Field, ...] = (
    TitleColumn("title"),
    CentreColumn("centre", vocabulary="centre", link="centre"),
    NumberColumn("year"),
    TermColumn("status", vocabulary="status", link="status"),
    TextColumn("status_reason"),
    TermColumn("dimension", vocabulary="dimension", link="dimension"),
    ThemeRows("keywords", vocabulary="keyword", model=ActionKeyword),
    TextColumn("summary"),
    TermRows("initiators", vocabulary="initiator", model=ActionInitiator),
    TextColumn("initiator_details"),
    TermColumn("territory", vocabulary="scale", link="scale"),
    TextColumn("experience"),
    TermRows("audiences", vocabulary="audience", model=ActionAudience),
    TermRows("partners", vocabulary="partner", model=ActionPartner),
    TextColumn("description"),
    MoneyWords("resources"),
    MoneyRows("budget"),
    TextColumn("people"),
    PeopleRows("people_counts"),
    TextColumn("result_territory"),
    TextColumn("result_centre"),
    TextColumn("result_inhabitants"),
    TextColumn("limits"),
    TextColumn("prospects"),
    TextColumn("diagnosis"),
    TextColumn("impacts"),
    TextColumn("success_factors"),
    FilesColumn("attachments"),
    SectionsColumn("other_sections"),
)
FIELDS_BY_NAME = {field.name: field for field in FIELDS}
COLUMN_FIELDS = tuple(field for field in FIELDS if isinstance(field, ColumnField))
ROWS_FIELDS = tuple(field for field in FIELDS if isinstance(field, RowsField))
# The fields that name terms, and the list of each.
TERM_FIELDS = {field.name: field.vocabulary for field in FIELDS if isinstance(field, TermColumn | TermRows)}
