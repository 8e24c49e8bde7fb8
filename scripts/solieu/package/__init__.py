"""What programs write: the tables, the descriptor, and the files."""
