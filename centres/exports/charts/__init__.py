"""Each chart and table of figures -> a file that stands alone: CSV, SVG, and PNG where resvg is installed."""
