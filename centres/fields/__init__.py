"""What a field of a fiche is: how it is compared, written, pictured and spelt. Below importing and editing."""
