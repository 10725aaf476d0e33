"""« Raconter une action »: its form, its page, and the way back to it."""
