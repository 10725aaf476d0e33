"""Régions, départements and the known vocabularies: an import works right after `migrate`."""

from django.db import migrations

from .frozen.reference_data import DEPARTEMENTS, REGIONS, TERMS

# How a theme is drawn: its slug -> tone, icon, family.
THEMES = {
    "democratie-citoyennete": ("democratie", "messages-square", "vivre"),
    "mixite-sociale": ("mixite", "blend", "vivre"),
    "integration": ("integration", "puzzle", "vivre"),
    "discriminations": ("discriminations", "scale", "vivre"),
    "parentalite": ("parentalite", "baby", "ages"),
    "education-scolarite": ("education", "book-open", "ages"),
    "intergenerationnel": ("intergenerationnel", "users-round", "ages"),
    "vieillissement": ("vieillissement", "rocking-chair", "ages"),
    "emploi-economie": ("emploi", "briefcase-business", "face"),
    "logement": ("logement", "house", "face"),
    "precarite": ("precarite", "umbrella", "face"),
    "solidarite": ("solidarite", "hand-heart", "face"),
    "sante": ("sante", "heart-pulse", "respirer"),
    "developpement-durable": ("durable", "leaf", "respirer"),
    "vacances-loisirs": ("loisirs", "sun", "respirer"),
    "culture": ("culture", "drama", "respirer"),
}
SHAPES = {"citoyennete": "citoyennete", "accompagnement-de-projets": "accompagnement", "services": "services"}
PARTNER_KINDS = {
    "association-locale": "association",
    "association-nationale": "association",
    "bailleur-social": "entreprise",
    "entreprise-privee": "entreprise",
    "caf": "protection_sociale",
    "carsat": "protection_sociale",
    "cpam": "protection_sociale",
    "msa": "protection_sociale",
    "mutuelle": "protection_sociale",
    "commune": "public",
    "conseil-departemental": "public",
    "conseil-regional": "public",
    "etat": "public",
    "education-nationale": "public",
    "regroupement-de-communes": "public",
    "acse": "public",
    "prefecture": "public",
}
ENDED = {"terminee"}


def looks(name: str, slug: str) -> dict:
    """The columns of a term that are neither its label nor its slug."""
    if name == "keyword" and slug in THEMES:
        return dict(zip(("tone", "icon", "family"), THEMES[slug], strict=True))
    if name == "dimension":
        return {"shape": SHAPES.get(slug, "")}
    if name == "status":
        return {"is_ended": slug in ENDED}
    if name == "partner":
        return {"kind": PARTNER_KINDS.get(slug, "autre")}
    return {}


def load(apps, schema_editor) -> None:
    regions, departements = apps.get_model("centres", "Region"), apps.get_model("centres", "Departement")
    for code, label in REGIONS.items():
        regions.objects.update_or_create(code=code, defaults={"name": label})
    for code, label, key, region in DEPARTEMENTS:
        departements.objects.update_or_create(code=code, defaults={"name": label, "key": key, "region_id": region})
    for name, terms in TERMS.items():
        model = apps.get_model("centres", name)
        spelling_model = apps.get_model("centres", f"{name}spelling")
        for order, (slug, label, spellings) in enumerate(terms, start=1):
            row, is_new = model.objects.get_or_create(
                slug=slug, defaults={"label": label, "order": order, **looks(name, slug)}
            )
            for key, spelling in spellings.items() if is_new else ():
                spelling_model.objects.get_or_create(key=key, defaults={"text": spelling, "term": row})


class Migration(migrations.Migration):
    dependencies = [("centres", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
