"""Every save is kept, shown, and can be taken back; two people on one row are told of each other."""
