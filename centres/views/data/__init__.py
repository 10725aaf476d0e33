"""What is taken away: exports of a selection, charts as files, the page of open data and its dumps."""
