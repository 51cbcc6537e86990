"""The lineage of models as a drawing: places and curves, worked out without a browser."""
