"""What people save a page of fiches in (web page, word processor's document) -> its text, for the reader of fiches."""
