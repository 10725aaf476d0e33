"""What data migrations are made of, as it was when each was written: code of the site may change, these stay."""
