"""The public addresses of the catalogue. They are stable: others link to them."""

from django.urls import path

from centres.views import actions, attachments, centres, communes, figures, front, machines, preview

app_name = "centres"
urlpatterns = [
    path("", front.home, name="home"),
    path("actions/", actions.action_list, name="action_list"),
    path("actions/<int:pk>/", actions.action_detail),
    path("actions/<int:pk>/apercu/", preview.preview, name="action_preview"),
    path("actions/<int:pk>/<str:slug>/", actions.action_detail, name="action_detail"),
    path("fichiers/<int:pk>/<str:name>", attachments.attachment, name="attachment"),
    path("centres/", centres.centre_list, name="centre_list"),
    path("centres/<int:pk>/", centres.centre_detail),
    path("centres/<int:pk>/<str:slug>/", centres.centre_detail, name="centre_detail"),
    path("communes/", communes.commune_suggestions, name="communes"),
    path("themes/", front.theme_list, name="theme_list"),
    path("chiffres/", figures.figures, name="figures"),
    path("sante/", machines.health, name="health"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon),
]
