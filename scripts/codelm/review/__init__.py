"""What reviewers of a change see: what it does to the records, said so that nothing comes alive."""
