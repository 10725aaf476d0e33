"""Lines -> blocks and sections: where a fiche begins, where a label stands, where the page is cut."""
