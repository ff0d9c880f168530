# Messages that the bot owes somebody. Their words stand with the feature that writes them.
