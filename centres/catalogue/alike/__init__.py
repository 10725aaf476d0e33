"""A fiche or a draft -> the fiches nearest to it, and why."""
