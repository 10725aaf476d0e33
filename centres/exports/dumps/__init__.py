"""The published catalogue as files, whole: written at once, with a manifest, and served by « /donnees/ »."""
