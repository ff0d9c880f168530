"""ReproBot talks here: an interaction becomes plain values, one service call, and words."""
