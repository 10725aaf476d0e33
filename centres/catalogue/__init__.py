"""Query string -> what the public sees: filters, pages, figures."""
