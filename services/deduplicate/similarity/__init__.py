"""Whether two reports tell the same event."""
