"""The nouns of the catalogue, one a file."""

from . import lookups as lookups
from .action import Action
from .action_text import ActionText, Word
from .alert import Alert
from .allowance import Allowance
from .attachment import Attachment
from .budget import Budget, BudgetLine
from .bulk_edit import BulkEdit
from .centre import Centre, CentreAlias
from .change import CatalogueChange
from .commune_part import CommunePart, OldCode
from .contact_notice import ContactNotice
from .correction import Correction
from .derived import DerivedVersion
from .epci import Epci, EpciCommune
from .given_password import GivenPassword
from .import_draft import ImportDraft, ImportDraftFile
from .likeness import Likeness, TextMark, TextSketch
from .links import ActionAudience, ActionInitiator, ActionKeyword, ActionPartner
from .mail_choice import MailChoice
from .merge import Merge
from .old_address import OldAddress
from .partner import Partner, PartnerSpelling
from .pending import PendingChange
from .people import PeopleCount
from .proposal import CommuneProposal
from .removed_attachment import RemovedAttachment
from .revision import Revision
from .saved_filter import SavedFilter
from .site_page import SitePage
from .source import FieldConflict, ImportRun, SourceFiche
from .synonym import Synonym
from .telling import Telling
from .territory import Commune, Departement, Postcode, Region
from .vocabulary import (
    Audience,
    AudienceSpelling,
    Dimension,
    DimensionSpelling,
    Initiator,
    InitiatorSpelling,
    Keyword,
    KeywordSpelling,
    Scale,
    ScaleSpelling,
    Status,
    StatusSpelling,
)
from .waiting_note import WaitingNote

__all__ = [
    "Action",
    "ActionAudience",
    "ActionInitiator",
    "ActionKeyword",
    "ActionPartner",
    "ActionText",
    "Alert",
    "Allowance",
    "Attachment",
    "Audience",
    "AudienceSpelling",
    "Budget",
    "BudgetLine",
    "BulkEdit",
    "CatalogueChange",
    "Centre",
    "CentreAlias",
    "Commune",
    "CommunePart",
    "CommuneProposal",
    "ContactNotice",
    "Correction",
    "Departement",
    "DerivedVersion",
    "Dimension",
    "DimensionSpelling",
    "Epci",
    "EpciCommune",
    "FieldConflict",
    "GivenPassword",
    "ImportDraft",
    "ImportDraftFile",
    "ImportRun",
    "Initiator",
    "InitiatorSpelling",
    "Keyword",
    "KeywordSpelling",
    "Likeness",
    "MailChoice",
    "Merge",
    "OldAddress",
    "OldCode",
    "Partner",
    "PartnerSpelling",
    "PendingChange",
    "PeopleCount",
    "Postcode",
    "Region",
    "RemovedAttachment",
    "Revision",
    "SavedFilter",
    "Scale",
    "ScaleSpelling",
    "SitePage",
    "SourceFiche",
    "Status",
    "StatusSpelling",
    "Synonym",
    "Telling",
    "TextMark",
    "TextSketch",
    "WaitingNote",
    "Word",
]
