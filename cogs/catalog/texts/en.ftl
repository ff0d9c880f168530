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

catalog-add-description = Add one paper to the catalogue
catalog-add-paper-description = Its link, its arXiv id or DOI, or its title
catalog-add-title-description = Its title, where no source knows it
catalog-import-description = Add a whole list of papers; you see first what that would do
catalog-import-papers-description = A CSV file with a column title, and arxiv_id, doi, authors, venue, year or url
catalog-import-edition-description = Let only papers of lists be claimed in this edition, these among them
catalog-merge-description = Make one paper of two that are the same
catalog-merge-paper-description = The one that goes
catalog-merge-into-description = The one that stays

catalog-added = *{ $paper }* is in the catalogue now: { $source ->
    [huggingface] facts from Hugging Face
    [arxiv] facts from arXiv
    [crossref] facts from Crossref
    [datacite] facts from DataCite
   *[none] as you typed it, unverified
}.
catalog-added-before = *{ $paper }* was in the catalogue already, and can be claimed here.
catalog-import-trial = What this list would do
catalog-import-done = The list is in the catalogue
catalog-import-counts = **{ $added }** new, **{ $known }** there already, **{ $refused }** not taken.
catalog-import-refused = • Row { $row }: { $reason ->
    [no-title] it has no title
    [title-too-long] its title is longer than 500 characters
    [bad-year] its year is not one from 1800 to 2099
    [bad-arxiv-id] its arxiv_id is not an arXiv id
    [bad-doi] its doi is not a DOI
    [bad-openreview-id] its openreview_id is not an OpenReview id
    [bad-url] its address does not begin with http:// or https://
    [too-many-fields] it has more fields than the first line; put fields with commas in quotes
   *[names-of-two-papers] its identifiers belong to two different papers; see { COMMAND("catalog merge") }
}.
catalog-import-namesake = • Row { $row }: the catalogue has a paper of this title { $name ->
    [none] without identifiers
   *[other] under another name ({ $name })
}; both are kept. Are they the same? Then see { COMMAND("catalog merge") }.
catalog-import-ignored = Columns not used: { $columns }
catalog-import-progress = Reading the list: { $rows } rows so far…
catalog-list-refused = { $fault ->
    [empty] The file is empty. It needs a first line with the names of its columns.
    [no-title] The file has no column `title`; its columns are: { $detail }. Name the columns in the first line, separated by commas.
    [doubled] The file has the column `{ $detail }` twice. Remove or rename one.
    [not-utf8] The file is not in UTF-8 (near line { $line }). Save it as CSV in UTF-8.
   *[not-csv] The file is not well-formed CSV (line { $line }): { $detail }. Check the quotes there.
}

catalog-merge-ask = Make *{ $gone }* and *{ $kept }* one paper? The second stays, and takes over { $names ->
    [one] one identifier
   *[other] { $names } identifiers
}, { $claims ->
    [one] one claim
   *[other] { $claims } claims
} and { $waits ->
    [one] one waiting team
   *[other] { $waits } waiting teams
} of the first. You can take this back.
catalog-merged = *{ $gone }* is now the same paper as *{ $kept }*.
catalog-unmerged = *{ $gone }* and *{ $kept }* are two papers again.
catalog-same-paper = *{ $paper }* is the same paper already. Choose two different ones.
catalog-merge-elsewhere = Teams of another server have to do with *{ $paper }*, so it cannot go. Choose it as the one that stays, or ask whoever runs me.
catalog-teams-on-both = { $teams } hold, or wait for, both papers. Let them give one back first.
catalog-merge-over = This merge is undone already, or the paper that stayed is now itself part of another. Undo that one first.

catalog-button-import = Take { $count ->
    [one] one paper
   *[other] { $count } papers
}
catalog-button-merge = Make them one
catalog-button-unmerge = Undo
catalog-button-keep = Keep both
