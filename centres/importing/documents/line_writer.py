"""Blocks, items and rows of a document -> the lines of a page saved as text: « - » before an item, | between cells."""


class LineWriter:
    """Lines as they are written. An item without words of its own is a lone « - », as the site prints it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []
        self._is_item = False
        # Of each row that is open: where it begins, and where its cells do.
        self._rows: list[tuple[int, list[int]]] = []

    def say(self, words: str) -> None:
        """Words of the line."""
        self._words.append(words)

    def end_line(self) -> None:
        """The line is done, if it has words; the bullet of an item waits for some."""
        line = "".join(self._words).strip(" \t\r\n")
        self._words.clear()
        if line:
            self.lines.append(f"- {line}" if self._is_item else line)
            self._is_item = False

    def begin_item(self) -> None:
        self.end_lone_item()
        self._is_item = True

    def end_lone_item(self) -> None:
        """Where a list begins or an item ends: one that has said nothing is a lone dash."""
        self.end_line()
        if self._is_item:
            self.lines.append("-")
            self._is_item = False

    def begin_row(self) -> None:
        self.end_line()
        self._rows.append((len(self.lines), []))

    def begin_cell(self) -> None:
        self.end_line()
        if self._rows:
            self._rows[-1][1].append(len(self.lines))

    def end_row(self) -> None:
        """Cells of one line each make a row; others are what lays out a page, and their lines stand."""
        self.end_lone_item()
        if not self._rows:
            return
        start, starts = self._rows.pop()
        ends = [*starts[1:], len(self.lines)]
        cells = [self.lines[first:end] for first, end in zip(starts, ends, strict=False)]
        if len(cells) > 1 and all(len(cell) < 2 for cell in cells) and any(cells):
            self.lines[start:] = [" | ".join("".join(cell) for cell in cells) + " |"]
