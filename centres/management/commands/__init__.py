"""Arguments in, one call, a report out. stdout carries the report alone; progress goes to stderr."""
