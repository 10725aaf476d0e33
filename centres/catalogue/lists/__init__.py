"""Ids in an order -> a page of rows, and the ways on from it."""
