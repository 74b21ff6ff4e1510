"""The contract: what travels on each topic, as frozen pydantic models. Start with `topics.py`."""
