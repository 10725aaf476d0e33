"""The API: what it answers, whole and to anybody."""
