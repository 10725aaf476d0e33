"""The pages in Chromium: `make browser`, which the rest of the suite does without."""
