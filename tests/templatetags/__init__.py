"""How words and icons are printed."""
