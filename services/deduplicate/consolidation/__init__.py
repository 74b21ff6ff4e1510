"""What all reports of an event together say."""
