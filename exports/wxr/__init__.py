"""WordPress eXtended RSS 1.2, as WordPress' own importer reads it."""
