"""Requests -> pages. A view filters, takes a page of rows and renders."""
