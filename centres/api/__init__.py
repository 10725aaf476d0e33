"""Requests of programs -> the catalogue as JSON: /api/v1/, its OpenAPI document and the page that explains it."""
