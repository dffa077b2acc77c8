"""Fuzzing: pages that nobody would write, put through the whole of normalising."""
