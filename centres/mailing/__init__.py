"""What goes by mail: to staff who ask for it, and to visitors who asked and confirmed. Else, nothing."""
