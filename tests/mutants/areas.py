"""What is mutated, and by which tests: three areas of the code."""

import re
from dataclasses import dataclass

# A function that says who may do what, or a line that asks one.
_DECIDES = re.compile(
    r"has_\w+_permission|may_\w+|codenames|grant_rights|role_of|give_role|RoleForm|AccountForm|confirm_login_allowed"
    r"|previewed_by|get_users|asking"
)
_ASKS = re.compile(
    r"has_perms?\b|has_\w*permission|PermissionDenied|is_superuser|is_staff|\bmay_\w+|\brole_of|give_role|previewed_by"
)


@dataclass(frozen=True)
class Area:
    """`sources`: patterns of files; `tests`: what pytest is given; `rights`: only mutants of who may do what.

    `first`: of these tests, those of what wraps pages as a module is read, and of other processes.
    """

    sources: tuple[str, ...]
    tests: tuple[str, ...]
    rights: bool = False
    first: tuple[str, ...] = ()

    def has(self, function: str, change: str) -> bool:
        return not self.rights or bool(_DECIDES.search(function) or _ASKS.search(change))


AREAS = {
    "permissions": Area(
        (
            "centres/admin/*",
            "centres/editing/roles.py",
            "centres/mailing/staff.py",
            "centres/management/commands/create_account.py",
            "centres/management/commands/send_waiting_list.py",
            "centres/models/action.py",
            "centres/models/attachment.py",
        ),
        (
            "tests/admin",
            "tests/mailing/test_staff.py",
            "tests/views/test_personal_data.py",
            "tests/views/test_preview.py",
        ),
        rights=True,
        first=("tests/admin/test_home.py", "tests/admin/kept/test_given_back.py", "tests/admin/two_steps"),
    ),
    "fiches": Area(("centres/fiches/*",), ("tests/fiches", "tests/editing/test_structures.py")),
    "importing": Area(
        ("centres/importing/*",),
        ("tests/importing", "tests/commands", "tests/admin/imports", "tests/exports/test_loading.py"),
        first=("tests/importing/test_second_process.py",),
    ),
}
