"""Ghost from npm, filled through its Admin API. Compiling it takes long, so it runs only where somebody installed it by ``install.sh``."""
