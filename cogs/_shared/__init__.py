"""What every feature talks with: actor, error door, buttons, cards, replies, words, times."""
