# Messages that the bot owes somebody. Their words stand with the feature that writes them.

deliveries-late = Late: this was to be sent { $at }.
