"""Charts on pyqtgraph; the only folder that imports it, and only when a chart is first built."""
