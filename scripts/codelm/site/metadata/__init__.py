"""What pages say of papers to programs: reference managers, search engines, feed readers."""
