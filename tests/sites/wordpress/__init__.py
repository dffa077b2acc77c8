"""WordPress from Debian's packages: a database of its own, filled through the PHP API, served by PHP's own server."""
