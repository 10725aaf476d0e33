"""The public addresses of the catalogue. They are stable: others link to them."""

from django.urls import path

from .api import dcat, oembed
from .views import actions, alerts, attachments, centres, communes, completions, feeds, preview, similar
from .views.baskets import comparison, dossier
from .views.corrections import page
from .views.data import charts, exports, open_data
from .views.embeds import frame, picture
from .views.figures import figures, maps, partners, portraits, snags
from .views.public import cached_by_catalogue, read_only
from .views.site import front, machines, pages, readers, sitemaps
from .views.telling import page as telling

app_name = "centres"
urlpatterns = [
    path("", front.home, name="home"),
    path("actions/", actions.action_list, name="action_list"),
    path("actions/comme-la-mienne/", similar.similar_actions, name="similar"),
    path("actions/flux.atom", read_only(cached_by_catalogue(feeds.action_feed)), name="feed"),
    path("actions/<int:pk>/", actions.action_detail, name="action_number"),
    path("actions/<int:pk>/image.png", picture.fiche_picture, name="fiche_picture"),
    path("actions/<int:pk>/apercu/", preview.preview, name="action_preview"),
    path("actions/<int:pk>/<str:slug>/corriger/", page.correction, name="correction"),
    path("actions/<int:pk>/<str:slug>/corriger/merci/", page.thanks, name="correction_thanks"),
    path("actions/<int:pk>/<str:slug>/", actions.action_detail, name="action_detail"),
    path("raconter/", telling.tell, name="telling"),
    path("raconter/<str:secret>/", telling.go_on, name="telling_again"),
    path("alertes/", alerts.ask, name="alerts"),
    path("alertes/<str:secret>/", alerts.confirm, name="alert"),
    path("alertes/<str:secret>/quitter/", alerts.leave, name="alert_leave"),
    path("fichiers/<int:pk>/<str:name>", attachments.attachment, name="attachment"),
    path("centres/", centres.centre_list, name="centre_list"),
    path("centres/<int:pk>/", centres.centre_detail),
    path("centres/<int:pk>/<str:slug>/", centres.centre_detail, name="centre_detail"),
    path("suggestions/", completions.search_suggestions, name="suggestions"),
    path("communes/", communes.commune_suggestions, name="communes"),
    path("themes/", front.theme_list, name="theme_list"),
    path("themes/<str:slug>/", portraits.theme_detail, name="theme_detail"),
    path("territoires/", maps.territory_map, name="territory_map"),
    path("territoires/<str:code>/", portraits.territory_detail, name="territory_detail"),
    path("partenaires/", partners.partner_list, name="partner_list"),
    path("partenaires/<str:slug>/", portraits.partner_detail, name="partner_detail"),
    path("chiffres/", figures.figures, name="figures"),
    *(
        path(f"chiffres/<slug:chart>.{form}", charts.chart_file, {"form": form}, name=f"chart_{form}")
        for form in charts.FORMS
    ),
    path("comparer/", comparison.compare, name="compare"),
    path("dossier/", dossier.dossier, name="dossier"),
    *(
        path(f"exports/actions.{form}", exports.export, {"form": form}, name=f"export_{form}")
        for form in exports.BY_NAME
    ),
    path("donnees/", open_data.open_data, name="open_data"),
    path("freins/", snags.snag_list, name="snag_list"),
    path("mentions-legales/", pages.site_page, {"slug": "mentions-legales"}, name="mentions-legales"),
    path("donnees-personnelles/", pages.site_page, {"slug": "donnees-personnelles"}, name="donnees-personnelles"),
    path("licence/", pages.site_page, {"slug": "licence"}, name="licence"),
    *(
        path(f"pour/{reader}/", readers.reader_page, {"slug": f"pour-{reader}"}, name=f"pour-{reader}")
        for reader in readers.READERS
    ),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("glossaire/", pages.glossary, name="glossary"),
    path("plan-du-site/", sitemaps.site_plan, name="site_plan"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.sitemap_file, name="sitemap_file"),
    path("integrer/", frame.embed, name="embed"),
    path("integrer/code/", frame.embed_code, name="embed_code"),
    path("oembed/", oembed.oembed, name="oembed"),
    path("donnees/catalogue.ttl", dcat.catalogue_turtle, name="dcat_turtle"),
    path("donnees/catalogue.jsonld", dcat.catalogue_json, name="dcat_json"),
    path("donnees/<str:name>", open_data.dump_file, name="dump_file"),
    path("sante/", machines.alive, name="alive"),
    path("sante/pret/", machines.ready, name="ready"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon),
]
