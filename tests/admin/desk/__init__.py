"""What is done one after the other."""
