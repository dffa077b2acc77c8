"""For scrapyd-client, which runs this file; everything is in pyproject.toml."""

from setuptools import setup

setup()
