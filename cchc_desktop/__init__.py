"""CCHC Desktop: a commune's administrative-reform report, from keys to file."""

__version__ = "0.1.0"
