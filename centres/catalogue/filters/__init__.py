"""The query string -> the one FilterSet: a filter a kind of parameter, and the facets that a page ticks."""
