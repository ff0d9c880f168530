# The catalogue, as organizers look after it.

catalog-description = What organizers do with the catalogue of papers
catalog-approve-description = Papers that members suggested: approve or decline each

catalog-waiting-heading = { $count ->
    [one] One suggested paper is waiting
   *[other] { $count } suggested papers are waiting
}
catalog-waiting-empty = No suggestions are waiting for an answer. Members suggest papers with { COMMAND("paper suggest") }.
catalog-line-title = **{ $paper }**
catalog-line-source = { $source ->
    [huggingface] facts from Hugging Face
    [arxiv] facts from arXiv
    [crossref] facts from Crossref
    [datacite] facts from DataCite
    [catalogue] in the catalogue, but not on this edition's list
   *[none] unverified: as it was typed
}
catalog-line-by = suggested by { $who }, { $at }
catalog-answered = { $outcome ->
    [approved] { $who } approved *{ $paper }*: it is in the catalogue now. Whoever suggested it will be told.
   *[declined] { $who } declined *{ $paper }*. Whoever suggested it will be told.
}
catalog-suggestion-over = This suggestion has already been answered. See what is still waiting with { COMMAND("catalog approve") }.

catalog-button-approve = Approve
catalog-button-decline = Decline
catalog-button-page = Open its page
catalog-button-namesake = Same title in the catalogue
catalog-button-show = Show
catalog-button-waiting = What else is waiting

catalog-letter-suggested = A paper was suggested for the catalogue.
catalog-letter-answered = { $outcome ->
    [approved] The organizers of { $guild } approved the paper that you suggested: *{ $paper }*. It is in the catalogue now.
   *[declined] The organizers of { $guild } did not add the paper that you suggested to the catalogue: *{ $paper }*. If you think that is a mistake, ask them on the server.
}
