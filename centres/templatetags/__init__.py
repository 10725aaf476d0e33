"""Values -> what templates show: words and icons."""
