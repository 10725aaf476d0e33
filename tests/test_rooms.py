"""The structure of centres/: layers, the rooms inside them, what each may import, and what its names mean."""

import ast
from pathlib import Path

from django.conf import settings

from .source_files import imports, module_name, parsed, python_files

# What each layer of centres/ may import of the others (DESIGN, "The one picture").
LAYERS = {
    "fiches": frozenset(),
    "language": frozenset(),
    "models": frozenset({"language"}),
    "gazetteer": frozenset({"models"}),
    "fields": frozenset({"models", "fiches"}),
    "importing": frozenset({"models", "fiches", "fields", "gazetteer"}),
    "editing": frozenset({"models", "fiches", "fields", "importing", "gazetteer"}),
    "catalogue": frozenset({"models", "language", "gazetteer"}),
    "mailing": frozenset({"models", "catalogue"}),
    # A fiche told on the site is read, compared and written as one of a page.
    "telling": frozenset({"models", "fiches", "fields", "importing"}),
    "views": frozenset(
        {
            "models",
            "catalogue",
            "language",
            "templatetags",
            "exports",
            "gazetteer",
            "operations",
            "mailing",
            "telling",
        }
    ),
    "exports": frozenset({"models", "catalogue"}),
    "api": frozenset({"models", "catalogue", "exports", "gazetteer"}),
    "templatetags": frozenset({"models", "catalogue", "language", "exports"}),
    "urls": frozenset({"views", "exports", "api"}),
    "apps": frozenset({"editing", "models"}),
    "ready": frozenset({"catalogue", "models", "operations"}),
    # A copy is of whatever the database holds, whatever this code makes of it.
    "operations": frozenset(),
    "migrations": frozenset({"models"}),
}

FREE_LAYERS = {"admin", "management", "bench"}

# The rooms of a layer, lowest first: each imports only from those before it.
ROOMS = {
    "fiches": ("text", "layout", "values", "money", "people"),
    "catalogue": (
        "places", "facts", "sql", "index", "search", "filters", "lists", "alike", "fiche", "figures", "baskets",
    ),
    "exports": ("dumps", "charts"),
    "importing": ("documents", "noticing"),
    "editing": ("merging", "deciding", "sheets"),
    "views": ("corrections", "telling", "baskets", "figures", "data", "embeds", "site"),
    "api": ("shapes", "resources"),
    "admin": (
        "shown", "history", "kept", "two_steps", "merging", "deciding", "imports", "fiche", "desk", "vocabularies",
    ),
}  # fmt: skip

# models/ has one noun a file, commands/ one command.
MOST_MODULES = 20

FLAT_FOLDERS = {"centres/models", "centres/management/commands", "centres/migrations"}

# Class names that stand more than once in centres/, and why.
NAMES_TWICE = {
    "Meta": "Django's",
    "Command": "Django's, one a command",
    "Kind": "choices inside a model: `Partner.Kind`, `BudgetLine.Kind`",
    "State": "choices inside a model: `Action.State`, `Correction.State`",
    "Decision": "choices inside a model: `FieldConflict.Decision`, `Likeness.Decision`",
    "Budget": "the same noun as it is read (fiches) and as it is stored (models)",
    "BudgetLine": "the same noun as it is read and as it is stored",
    "PeopleCount": "the same noun as it is read and as it is stored",
}

# One module's import that the table would refuse, and why it stands all the same.
EXCEPTIONS = {
    # Keys in the database and keys of a source are folded by the same function, or they would drift apart.
    ("centres.models.keys", "centres.fiches"),
    # What is stored of a text is masked by the rules that a page masks its source by.
    ("centres.models.contact_notice", "centres.fiches.contacts"),
    # A second process makes the lines of words of what an import is about to write.
    ("centres.importing.lines_ahead", "centres.language.apart"),
    ("centres.importing.second_process", "centres.language.apart"),
    # What browsers and programs keep of the catalogue is kept by one rule, and a sender is known by one.
    ("centres.api.answers", "centres.views.public"),
    ("centres.api.dcat", "centres.views.public"),
    # What is embedded is a frame of ours.
    ("centres.api.oembed", "centres.views.embeds.frame"),
    ("centres.api.limits", "centres.views.corrections.senders"),
    # The text export is the scraped format again, which the reader's own compose writes.
    ("centres.exports.texts", "centres.fiches"),
    # A record has the keys of a fiche as it is read, and none of what the reader is not sure of.
    ("centres.exports.record", "centres.fiches.record"),
    ("centres.exports.record", "centres.fiches.money.messages"),
    # A cell goes out behind the guard that the sheets of staff take off again.
    ("centres.exports.csv_lines", "centres.editing.sheets.guard"),
    ("centres.exports.workbook", "centres.editing.sheets.guard"),
}

# The reader touches neither Django nor the machine: text in, fiches and issues out.
NOT_IN_FICHES = {"django", "logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile"}

MOST_LINES = 300


def layer_of(module: str) -> str:
    """The part of centres/ that a module belongs to; empty for centres itself and for what is outside it."""
    parts = module.split(".")
    return parts[1] if parts[0] == "centres" and len(parts) > 1 else ""


def refused_imports(files: list[Path]) -> list[str]:
    refused = []
    for file in files:
        module, layer = module_name(file), layer_of(module_name(file))
        # Tests, the Django project and `centres` itself are no layer.
        if not layer or layer in FREE_LAYERS:
            continue
        for imported in imports(file):
            other = layer_of(imported)
            # `from centres import __version__` names no layer.
            if other in ("", layer) or other not in {*LAYERS, *FREE_LAYERS} or other in LAYERS.get(layer, ()):
                continue
            if not any(module == who and imported.startswith(what) for who, what in EXCEPTIONS):
                refused.append(f"{module} imports {imported}")
    return refused


def test_each_part_of_centres_is_a_layer_with_a_rule():
    parts = {layer_of(module_name(file)) for file in python_files()} - {""}

    assert "models" in parts
    assert parts <= {*LAYERS, *FREE_LAYERS}


def test_layers_import_only_what_lies_below_them():
    assert refused_imports(python_files()) == []


def room_of(module: str) -> str:
    """The room of a module inside its layer; empty for a module that stands beside the rooms."""
    layer, parts = layer_of(module), module.split(".")
    return parts[2] if len(parts) > 2 and parts[2] in ROOMS.get(layer, ()) else ""


def test_a_room_imports_only_from_the_rooms_below_it():
    found = []
    for file in python_files():
        module = module_name(file)
        layer, room = layer_of(module), room_of(module)
        if room:
            order = ROOMS[layer]
            found += [
                f"{module} imports {imported}"
                for imported in imports(file)
                if layer_of(imported) == layer
                and room_of(imported)
                and order.index(room_of(imported)) > order.index(room)
            ]

    assert found == []


def test_each_folder_of_a_layer_is_a_room_with_a_place():
    centres = settings.BASE_DIR / "centres"
    places = [file.relative_to(centres).parts for file in python_files() if file.is_relative_to(centres)]
    folders = {place[:2] for place in places if len(place) == 3 and place[0] in ROOMS}

    assert folders == {(layer, room) for layer, rooms in ROOMS.items() for room in rooms}


def modules_in_a_circle() -> list[str]:
    """Modules of centres/ that import each other in a loop, what stands in a room counted as the room."""
    files = [file for file in python_files() if file.is_relative_to(settings.BASE_DIR / "centres")]
    modules = {module_name(file) for file in files}

    def node(module: str) -> str:
        room = room_of(module)
        return f"centres.{layer_of(module)}.{room}" if room else module

    arrows: dict[str, set[str]] = {}
    for file in files:
        # A package's face hands names on: what it imports is what its modules import.
        if file.name != "__init__.py":
            module = module_name(file)
            arrows.setdefault(node(module), set()).update(node(one) for one in imports(file) if one in modules)
    left = {one: reached - {one} for one, reached in arrows.items()}
    while ends := [one for one, reached in left.items() if not reached & left.keys()]:
        for one in ends:
            del left[one]
    return sorted(left)


def test_nothing_imports_itself_by_a_detour():
    assert modules_in_a_circle() == []


def test_a_folder_holds_no_more_modules_than_can_be_seen_at_once():
    counts: dict[str, int] = {}
    for file in python_files():
        folder = str(file.parent.relative_to(settings.BASE_DIR))
        if folder.startswith("centres") and file.name != "__init__.py":
            counts[folder] = counts.get(folder, 0) + 1

    crowded = {folder: count for folder, count in counts.items() if count > MOST_MODULES}
    assert {folder: count for folder, count in crowded.items() if folder not in FLAT_FOLDERS} == {}


def test_a_class_name_means_one_thing():
    places: dict[str, list[str]] = {}
    for file in python_files():
        if layer_of(module_name(file)):
            for node in ast.walk(parsed(file)):
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name, []).append(module_name(file))
    twice = {name: modules for name, modules in places.items() if len(modules) > 1}

    assert {name: modules for name, modules in twice.items() if name not in NAMES_TWICE} == {}
    assert NAMES_TWICE.keys() == twice.keys()


def test_each_exception_is_still_needed():
    found = {(module_name(file), imported) for file in python_files() for imported in imports(file)}

    assert EXCEPTIONS.issubset(found)


def test_an_import_against_the_layers_is_seen(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    for name, text in {
        "centres/models/centre.py": "from ..importing import plan",
        "centres/fiches/lines.py": "def read():\n    import centres.models.action",
        "centres/catalogue/search.py": "from centres import admin, models",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    assert {line.split(" imports ")[0] for line in refused_imports(sorted(tmp_path.rglob("*.py")))} == {
        "centres.catalogue.search",
        "centres.fiches.lines",
        "centres.models.centre",
    }


def test_fiches_import_neither_django_nor_the_machine():
    found = [
        f"{module_name(file)} imports {imported}"
        for file in python_files()
        if layer_of(module_name(file)) == "fiches"
        for imported in imports(file)
        if imported.split(".")[0] in NOT_IN_FICHES
    ]

    assert found == []


def test_fiches_open_no_file_and_print_nothing():
    found = [
        f"{module_name(file)}:{node.lineno} {node.func.id}"
        for file in python_files()
        if layer_of(module_name(file)) == "fiches"
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}
    ]

    assert found == []


def test_no_module_is_longer_than_can_be_read_at_once():
    lengths = {module_name(file): file.read_bytes().count(b"\n") for file in python_files()}

    assert {module: lines for module, lines in lengths.items() if lines > MOST_LINES} == {}


def test_every_module_says_what_it_is_for():
    assert [module_name(file) for file in python_files() if not ast.get_docstring(parsed(file))] == []
