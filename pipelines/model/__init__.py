"""The ground floor: frozen records that travel between getting, normalising and writing."""
