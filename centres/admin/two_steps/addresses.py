"""The addresses of the second step; read after the site guards its pages (admin/site.py)."""

from django.contrib import admin
from django.urls import path

from . import own, pages

urls = [
    path("code/", pages.code, name="two_steps_code"),
    path("telephone/", admin.site.admin_view(own.phone), name="two_steps_phone"),
]
