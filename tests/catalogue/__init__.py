"""Filters, pages and figures."""
