"""Filled catalogues of earlier versions: made by the code of their day (make.py), migrated by today’s."""
