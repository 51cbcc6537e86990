"""Search over all records: one document an entity, one query language, two engines."""
