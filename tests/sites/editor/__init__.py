"""WordPress' block editor under Node."""
