"""Dead letters: written by workers, listed, replayed and marked as done by people."""
