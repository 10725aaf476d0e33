"""Backups and what else keeps the site alive."""
