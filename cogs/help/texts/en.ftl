# What the bot can do for whoever asks.

help-description = See what I can do for you here
help-heading = What I can do for you
help-first = New here? { COMMAND("start") } says in three lines what to do next. Below is every command that this server offers you; click one, or a button to read what each is for. One that is for the organizers alone says so.
help-topic = **{ $about }**
    { $commands }
help-command = { $command } { $about }
help-button-all = All topics
