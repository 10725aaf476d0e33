"""Addresses of the API -> what each one answers."""
