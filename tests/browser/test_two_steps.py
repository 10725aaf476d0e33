"""A telephone that is associated, then its code at the next login: by the keyboard, narrow, in the dark."""

import re

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django_otp.plugins.otp_totp.models import TOTPDevice

from centres.editing import phones
from centres.editing.roles import FEDERATION, give_role
from centres.models import Action, Keyword
from tests.admin.pages import add_url
from tests.admin.two_steps.telephone import PASSWORD, code_of

from .watching import wider_than_the_window

NAME = "deux-etapes"
HELP = re.compile(r"^[^?]+/admin/aide/$")  # the page itself, not a login that leads there
# A form that comes after the session ended is answered by 403.
REFUSED = ("Failed to load resource: the server responded with a status of 403",)


@pytest.fixture
def person(written, settings) -> User:
    settings.TWO_STEPS_ROLES = ["federation"]
    assert Action.objects.exists()
    user = User.objects.create_user(NAME, password=PASSWORD)
    give_role(user, FEDERATION)
    return user


def type_password(page) -> None:
    """By the keyboard alone: the name has the focus."""
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_code")


def type_code(page, code: str) -> None:
    """The field of the code has the focus."""
    page.wait_for_function("document.activeElement.id == 'id_code'")
    page.keyboard.type(code)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("dark", [False, True])
def test_a_telephone_is_associated_and_asked_for_by_the_keyboard(dark, person, open_page, axe):
    page = open_page(width=360, dark=dark, session="personne")
    page.goto("/admin/login/?next=/admin/aide/")
    type_password(page)
    assert (axe(page), wider_than_the_window(page)) == ([], [])
    assert page.locator("svg.qr").bounding_box()["width"] > 150
    type_code(page, code_of(phones.new_phone(person)))

    page.wait_for_selector(".recovery")
    assert (axe(page), wider_than_the_window(page)) == ([], [])
    recovery = page.locator(".recovery code").first.inner_text()
    page.get_by_role("button", name="C’est noté, continuer").press("Enter")
    page.wait_for_url(HELP)
    page.goto("/admin/telephone/")
    assert (axe(page), wider_than_the_window(page)) == ([], [])

    other = open_page(width=360, dark=dark, session="autre")
    other.goto("/admin/login/?next=/admin/aide/")
    type_password(other)
    assert (axe(other), wider_than_the_window(other)) == ([], [])
    type_code(other, recovery)
    other.wait_for_url(HELP)


def test_what_was_typed_comes_back_after_the_password_and_the_code(person, open_page):
    phones.learn_phone(person, code_of(phones.new_phone(person)))
    TOTPDevice.objects.update(last_t=-1)
    page = open_page(session="personne", expects=REFUSED)
    page.goto("/admin/login/?next=" + add_url(Keyword))
    type_password(page)
    type_code(page, code_of(phones.phone_of(person)))
    page.locator("#id_label").fill("Un thème long à taper")
    Session.objects.all().delete()
    TOTPDevice.objects.update(last_t=-1)

    page.locator("#id_label").press("Enter")
    page.wait_for_selector("#id_username")
    page.locator("#id_username").fill(NAME)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_selector("#id_code")
    type_code(page, code_of(phones.phone_of(person)))
    page.get_by_role("button", name="Enregistrer ma saisie").press("Enter")

    page.wait_for_selector(".messagelist .success")
    assert Keyword.objects.filter(label="Un thème long à taper").exists()
