"""What LibreOffice reads in exports: a target of its own (`make office`), as it needs that program."""
