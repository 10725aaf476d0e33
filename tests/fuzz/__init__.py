"""The API against its own document: `make api-fuzz`, a run of its own."""
