"""A story, and the form sent as a browser does."""

import re

from django.test import Client

from centres.models import Keyword, Partner

ADDRESS = "conteuse@exemple.fr"
STORY = {
    "title": "Le jardin des quatre saisons",
    "centre": "Centre social Les Tilleuls",
    "department": "38",
    "year": "2014",
    "summary": "Un terrain prêté par la ville.\nVingt familles y cultivent.",
    "experience": "On a commencé petit.\n- le premier hiver\n- le printemps",
    "resources": "Budget total : 6 458 € en 2014",
    "people": "2 professionnels, 8 bénévoles",
    "other_partners": "Les Amis du potager\nLa recyclerie",
    "limits": "L’été, trop peu de monde pour arroser.",
}


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def post(do: str, path: str = "/raconter/", client: Client | None = None, **fields):
    """As a browser sends the form of the page, filled with the story."""
    client = client or Client()
    page = client.get(path).text
    lists = {"keywords": [Keyword.objects.get(slug="sante").pk], "partners": [Partner.objects.get(slug="caf").pk]}
    return client.post(path, {**STORY, **lists, **hidden(page), "do": do, **fields})


def words_of(response) -> str:
    html = response.content.decode()
    html = html[html.index("<main") : html.index("</main>")] if "<main" in html else html
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\u202f", " ").replace("\xa0", " ").split())
