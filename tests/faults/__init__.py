"""Fault tests: what is lost, doubled or changed when things die. `python -m tests.faults --short | --long`."""
