"""The words of « Nombre de personnes » -> counts by role."""
