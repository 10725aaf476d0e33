"""The reader of fiches, module by module, on the corpus and on the real page."""
