"""Centres, terms and territories as the API tells them."""

from ninja import Schema

from .fields import told

LINK = "https://catalogue.example.org"


class TermRecord(Schema):
    """Une valeur d’un vocabulaire : un thème, un public, un partenaire."""

    slug: str = told("Le mot à donner au filtre de ce nom.", "sante")
    label: str = told("Le libellé.", "Santé")
    actions: int = told("Combien de fiches la portent, parmi celles demandées.", 12)
    url: str = told("L’adresse de sa page.", f"{LINK}/themes/sante/")


class RegionRecord(Schema):
    """Une région."""

    code: str = told("Le code Insee, comme le filtre `region` le prend.", "84")
    name: str = told("Le nom.", "Auvergne-Rhône-Alpes")
    actions: int = told("Combien de fiches y sont publiées.", 120)
    url: str = told("L’adresse de sa page.", f"{LINK}/territoires/region-84/")


class DepartementRecord(Schema):
    """Un département."""

    code: str = told("Le code Insee, comme le filtre `departement` le prend.", "38")
    name: str = told("Le nom.", "Isère")
    region: str = told("Le code Insee de sa région.", "84")
    actions: int = told("Combien de fiches y sont publiées.", 23)
    url: str = told("L’adresse de sa page.", f"{LINK}/territoires/38/")


class EpciRecord(Schema):
    """Une intercommunalité (EPCI)."""

    code: str = told("Le SIREN, comme le filtre `epci` le prend.", "200040715")
    name: str = told("Le nom.", "Grenoble-Alpes-Métropole")
    kind: str = told("CC, CA, CU, METRO, MET69 (métropole de Lyon) ou EPT (Grand Paris).", "METRO")
    population: int | None = told("La population municipale, en habitants.", 447000)
    actions: int = told("Combien de fiches y sont publiées, parmi celles demandées.", 12)
    url: str = told("L’adresse de sa page.", f"{LINK}/territoires/epci-200040715/")


class CommuneRecord(Schema):
    """Une commune."""

    code: str = told("Le code Insee, comme le filtre `commune` le prend.", "38344")
    name: str = told("Le nom.", "Roussillon")
    departement: str = told("Le code Insee de son département.", "38")
    postcodes: list[str] = told("Ses codes postaux.", ["38150"])
    population: int | None = told("La population municipale, en habitants.", 8374)
    longitude: float | None = told("La longitude de la mairie, en degrés (WGS 84).", 4.81)
    latitude: float | None = told("La latitude de la mairie, en degrés (WGS 84).", 45.37)


class CentreRecord(Schema):
    """Un centre social qui publie des fiches. Ni courriel ni téléphone : ils ne sont pas publics."""

    id: int = told("Le numéro du centre.", 3)
    slug: str = told("La fin de son adresse.", "centre-social-du-parc")
    name: str = told("Le nom.", "Centre social du Parc")
    kind: str = told("centre_social, espace_vie_sociale, autre, ou vide.", "centre_social")
    departement: str | None = told("Le code Insee de son département.", "38")
    commune: str | None = told("Le code Insee de sa commune, quand elle est connue.", "38344")
    website: str = told("Son site ; vide quand il n’est pas connu.", "https://parc.example.org/")
    siret: str = told("Son SIRET, 14 chiffres ; vide quand il n’est pas connu.", "20000000800018")
    approved_on: str | None = told("La date de son premier agrément, AAAA-MM-JJ.", "1998-03-01")
    population: int | None = told("Combien d’habitants compte sa zone de compétence.", 8500)
    axes: list[str] = told("Les axes de son projet.", ["Aller vers les habitants"])
    management: str = told("Son mode de gestion ; vide quand il n’est pas connu.", "Associatif")
    setting: str = told("Le milieu où il agit ; vide quand il n’est pas connu.", "Un espace à dominante rurale")
    is_in_priority_area: bool | None = told("En quartier prioritaire (QPV) ; null : non renseigné.", False)
    actions: int = told("Combien de fiches il publie.", 4)
    url: str = told("L’adresse de sa page.", f"{LINK}/centres/3/centre-social-du-parc/")
    actions_url: str = told("Ses fiches, dans cette API.", f"{LINK}/api/v1/actions?centre=3-centre-social-du-parc")
