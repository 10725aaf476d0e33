"""What a fiche says of how an action went on: the columns, their words in an address, their labels."""

# Bare marks that fiches write for « rien à dire »; `says_something` knows the others too, a condition can not.
# The same once the assessment is there: nothing is told yet.
_LATER = tuple(
    f"{a} voir {when} bilan{end}" for a in "AÀaà" for when in ("lors du", "au", "après le") for end in ("", ".", "…")
)
NOT_FILLED = ("", "-", "•", "/", "?", ".", "...", "…", *_LATER)

# Word of the address -> the column of the action.
TOLD = {"limites": "limits", "fin": "status_reason", "perspectives": "prospects"}

LABELS = {
    "limites": "Ce qui a coincé",
    "fin": "Pourquoi elle s’est terminée",
    "perspectives": "Et la suite",
}
