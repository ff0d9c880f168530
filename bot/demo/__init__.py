"""The bot on a small Discord of its own, shown in a browser: no token, no network, nobody real."""
