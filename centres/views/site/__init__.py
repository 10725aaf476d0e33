"""Pages of the site itself: home, texts, errors, and what machines ask for."""
