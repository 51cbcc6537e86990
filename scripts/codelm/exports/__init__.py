"""What leaves the index in formats of other programs."""
