"""Accounts and what each may do: one role an account, given by superusers alone."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice

from centres.editing.phones import confirmed_phones, forget_phone
from centres.editing.roles import ADMINISTRATION, ENTRY, ROLES, give_role, role_of

from .base import EMPTY, column
from .between_steps import hold
from .first_password import give_password
from .history.colliding import CollidingAdmin

NO_ROLE = "aucun : ce compte n’ouvre rien"
CLOSED = "Ce compte n’a pas de rôle dans l’administration du catalogue. Demandez-en un à qui s’occupe des comptes."


class RoleForm(forms.ModelForm):
    """One choice in place of Django's flags, groups and permissions."""

    role = forms.ChoiceField(
        label="Rôle",
        required=False,
        choices=[*((name, f"{name} : {words}") for name, words in ROLES.items()), ("", NO_ROLE)],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["role"] = role_of(self.instance)


class NewAccountForm(RoleForm, BaseUserCreationForm):
    """A name, a password, a role."""


class AccountForm(RoleForm, UserChangeForm):
    """What a superuser may change of an account; of his own, neither the role nor whether it opens anything."""

    person: Any = None
    forget_phone = forms.BooleanField(
        label="Oublier son téléphone",
        required=False,
        initial=False,
        help_text="Téléphone perdu : oublié avec ses codes de secours, il laisse la place à un autre, associé à la"
        " prochaine connexion si le rôle le demande.",
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if self.instance == self.person and (cleaned.get("role") != ADMINISTRATION or not cleaned.get("is_active")):
            raise ValidationError(
                "C’est votre propre compte : vous vous fermeriez la porte. Demandez-le à un autre compte du même rôle."
            )
        return cleaned


class AccountAdmin(UserAdmin, CollidingAdmin):
    form = AccountForm
    add_form = NewAccountForm
    fieldsets = (
        (None, {"fields": ("username", "password", "email")}),
        ("Ce que ce compte ouvre", {"fields": ("role", "is_active", "shown_phone", "forget_phone")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "role", "password1", "password2")}),)
    readonly_fields = ("last_login", "date_joined", "shown_phone")
    list_display = ("username", "shown_role", "shown_phone", "email", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "email")
    search_help_text = "Cherche dans l’identifiant et l’adresse."
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups", confirmed_phones())

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"person": request.user})

    def save_model(self, request: HttpRequest, obj: User, form: RoleForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            give_password(obj)
        if not change or "role" in form.changed_data:
            give_role(obj, form.cleaned_data["role"])
        if form.cleaned_data.get("forget_phone"):
            forget_phone(obj)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """A password that one gives to somebody else is theirs to change."""
        answer = super().user_change_password(request, id, form_url)
        user = self.get_object(request, unquote(id))
        if request.method == "POST" and answer.status_code == 302 and user is not None and user != request.user:
            give_password(user)
        return answer

    @column("code au téléphone")
    def shown_phone(self, user: User) -> str:
        return "oui" if user.phones else EMPTY

    @column("rôle")
    def shown_role(self, user: User) -> str:
        names = [group.name for group in user.groups.all() if group.name in ROLES]
        return ADMINISTRATION if user.is_superuser else ", ".join(names) or EMPTY

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Never: what the person did would go with the account. One that is not active opens nothing."""
        return False


class EntryForm(AdminAuthenticationForm):
    """Told at the door, instead of turned round in front of it. A right password may need a code too."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (user := self.get_user()) is not None:
            hold(self.request, user)
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if not user.has_perm(ENTRY):
            raise ValidationError(CLOSED)


# A telephone is learnt by its owner, and forgotten on the page of its account.
admin.site.unregister([TOTPDevice, StaticDevice])
# Groups are written from the table of rights (editing/roles.py), not by hand.
admin.site.unregister([Group, User])
admin.site.register(User, AccountAdmin)
admin.site.login_form = EntryForm
