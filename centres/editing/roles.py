"""Who may do what in the administration: a table of rights -> the groups of every database, after each `migrate`.

Whoever may see fiches may enter the administration; nobody else. A superuser may everything, and alone looks after
accounts and deletes for good. Nobody gives himself a right: groups are written from this table alone, and accounts
are the superusers' own.
"""

import logging
from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group
from django.db import transaction

audit = logging.getLogger("centres.audit")
FEDERATION, READING, ADMINISTRATION = "Fédération", "Lecture", "Administration"
ROLES = {
    FEDERATION: "corrige, importe, fusionne, publie",
    READING: "voit tout, brouillons et historique compris, sans rien changer",
    ADMINISTRATION: "tout, avec les comptes et les suppressions définitives",
}
# What a command and a setting call them.
NAMES = {"federation": FEDERATION, "lecture": READING, "administration": ADMINISTRATION}
# The right that opens the administration.
ENTRY = "centres.view_action"

_ALL = "view add change delete"
# Model -> what the Fédération may do; what it may see, Lecture sees too. Empty: nobody meets it as a row of its own.
RIGHTS = {
    # Deleted by superusers alone: a fiche is archived or withdrawn, and its address goes on saying so.
    "Action": "view add change",
    "ActionAudience": "",
    "ActionInitiator": "",
    "ActionKeyword": "",
    "ActionPartner": "",
    "ActionText": "",
    # Addresses of visitors: nobody looks at them.
    "Alert": "",
    "Allowance": "",
    "Attachment": _ALL,
    "Audience": _ALL,
    "AudienceSpelling": _ALL,
    "Budget": _ALL,
    "BudgetLine": _ALL,
    "BulkEdit": "view",
    "CatalogueChange": "",
    "Centre": _ALL,
    "CentreAlias": _ALL,
    "Commune": "view",
    "CommunePart": "",
    "CommuneProposal": "view change",
    "ContactNotice": "view change",
    "Correction": "view change",
    "Departement": "view",
    "DerivedVersion": "",
    "Dimension": _ALL,
    "DimensionSpelling": _ALL,
    "Epci": "",
    "EpciCommune": "",
    "FieldConflict": "view change",
    "GivenPassword": "",
    "ImportRun": "view add",
    "ImportDraft": "",
    "ImportDraftFile": "",
    "Initiator": _ALL,
    "InitiatorSpelling": _ALL,
    "Keyword": _ALL,
    "KeywordSpelling": _ALL,
    # Merged and decided by whoever may change the rows themselves.
    "Likeness": "view",
    "MailChoice": "",
    "Merge": "view",
    "OldAddress": "",
    "OldCode": "",
    "Partner": _ALL,
    "PartnerSpelling": _ALL,
    "PendingChange": "",
    "PeopleCount": _ALL,
    "Postcode": "",
    "Region": "view",
    "RemovedAttachment": "",
    "Revision": "view",
    "SavedFilter": "",
    "Scale": _ALL,
    "ScaleSpelling": _ALL,
    "SitePage": "view change",
    "SourceFiche": "view",
    "Status": _ALL,
    "StatusSpelling": _ALL,
    "Synonym": _ALL,
    # Its author's address is shown to who decides corrections, on the fiche.
    "Telling": "",
    "TextMark": "",
    "TextSketch": "",
    "WaitingNote": "",
    "Word": "",
}


def codenames(group: str) -> set[str]:
    """The permissions of a group: « change_action »…"""
    return {
        f"{verb}_{model.lower()}"
        for model, verbs in RIGHTS.items()
        for verb in verbs.split()
        if group == FEDERATION or verb == "view"
    }


def grant_rights(sender: AppConfig, using: str, apps: Any = installed, **options: Any) -> None:
    """Gives each group the rights of the table, and takes back any other. Heard after each `migrate`."""
    # Django makes the rows of permissions at the same signal, maybe after this.
    create_permissions(sender, verbosity=0, using=using, apps=apps)
    try:
        groups = apps.get_model("auth", "Group").objects.using(using)
        permissions = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:  # a `migrate` that stops before accounts exist
        return
    for name in (FEDERATION, READING):
        group, _ = groups.get_or_create(name=name)
        chosen = permissions.filter(content_type__app_label=sender.label, codename__in=codenames(name))
        group.permissions.set(chosen)


def role_of(user: Any) -> str:
    """The role of an account: a name of ROLES, empty when it opens nothing."""
    if user.is_superuser:
        return ADMINISTRATION
    names = set(user.groups.values_list("name", flat=True)) if user.pk else set()
    return next((name for name in (FEDERATION, READING) if name in names), "")


@transaction.atomic
def give_role(user: Any, role: str) -> None:
    """Gives a stored account this role and no other. Empty takes every right back."""
    user.is_superuser, user.is_staff = role == ADMINISTRATION, bool(role)
    user.save(update_fields=["is_superuser", "is_staff"])
    user.groups.set(Group.objects.filter(name=role))
    user.user_permissions.clear()
    audit.info("rôle de %r : %s", user.get_username(), role or "aucun")
