"""From an identifier or a bibliography to records: services, drafts, merges, and the writing."""
