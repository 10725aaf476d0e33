"""« Raconter une action »: what a form says -> the text of a fiche, read as any other -> a draft for staff."""
