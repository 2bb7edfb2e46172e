"""A terminal reader for saved news."""

__version__ = "0.1.0"
