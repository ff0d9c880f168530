"""ReproBot decides here: rules, acts, and the client that talks to Discord."""

__version__ = "0.1.0"
