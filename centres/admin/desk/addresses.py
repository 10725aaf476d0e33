"""The addresses of what is done one after the other, under the admin's own."""

from django.contrib import admin
from django.urls import path

from . import money, reading

urls = [
    path("budgets/", admin.site.admin_view(money.page), name="desk_money"),
    path("relire/", admin.site.admin_view(reading.page), name="desk_reading"),
]
