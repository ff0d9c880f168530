# Repositories: what teams link, and what can be seen of it.

repositories-description = The repositories of teams: link them, see how they are doing
repositories-option-address = A link to it, however you have it, or owner/name on DagsHub
repositories-option-own = One of your team's
repositories-option-any = A link, or owner/name; without it, your team's main one
repositories-option-team = The team whose main repository it is

## Linking

repositories-link-description = Say which repository on DagsHub or GitHub is your team's
repositories-unlink-description = Say that a repository is not your team's any more
repositories-linked = { $was ->
    [yes] { $name } was linked to *{ $team }* before.
   *[no] { $main ->
        [yes] { $name } is now linked to *{ $team }*, as its main repository. New commits there count as a sign of life of your claims.
       *[no] { $name } is now linked to *{ $team }* as well.
    }
}
repositories-linked-others = It is linked by { $teams } as well. If it is not theirs, say so to the organizers with a button below.
repositories-letter-linked-twice = *{ $team }* linked { $repository }, which { $teams } has linked as well, anonymously. Neither was told of the other. Ask them whose it is.
repositories-unlinked = { $name } is not linked to *{ $team }* any more.{ $main ->
    [no] {""}
   *[other] {" "}The main repository is now { $main }.
}
repositories-primary = { $name } is your team's main repository now.
repositories-button-status = Show its state
repositories-button-refresh = Look again
repositories-button-primary = Make this the main one
repositories-button-prove = Prove it is ours
repositories-button-proved = I have put it there
repositories-proof-ask = Put this word into the description of { $name }, or into its README:
repositories-proof-then = Only who can change the repository can do that. Then press the button; once it was found, you can take it out again.
repositories-proved = { $name } is proved to be your team's.

## Disputes

repositories-button-dispute = Not { $team }’s
repositories-form-dispute-title = Whose repository is it?
repositories-form-dispute-label = Why it is not this team’s
repositories-form-dispute-hint = Organizers read this with your name. The team learns only that it is disputed.
repositories-dispute-sent = The organizers were asked whether { $repository } is *{ $team }*’s; you will be told what they decide. Until then its commits count as no sign of life.
repositories-disputes-description = For organizers: repositories that are said not to be the team's that linked them
repositories-disputes-heading = Disputed repositories: { $count }
repositories-disputes-empty = Nobody disputes a link at the moment.
repositories-button-disputes = What else is disputed
repositories-letter-disputed = Somebody says that a repository is not the team’s that linked it. Is it theirs?
repositories-dispute-line = **{ $repository }**, linked by *{ $team }*{ $proved ->
    [yes] , who proved that they can change it
   *[no] , not proved to be theirs
}
repositories-dispute-by = By { $who }, { $at }
repositories-button-decide = { $decision ->
    [stays] It stays theirs
   *[taken-away] Take it away
}
repositories-dispute-decided-now = { $decision ->
    [stays] { $who } decided that { $repository } stays *{ $team }*’s.
   *[taken-away] { $who } took { $repository } away from *{ $team }*, which cannot link it again.
} Everybody concerned is told.
repositories-letter-challenged = Somebody says that { $repository } is not *{ $team }*’s, and the organizers of { $guild } will decide. { $proved ->
    [yes] They see that you proved it.
   *[no] To prove that it is yours, open it with { COMMAND("repo status") } and press “Prove it is ours”.
} If it was linked by mistake, take it back with { COMMAND("repo unlink") }.
repositories-letter-decided = { $decision ->
    [stays] { $own ->
        [yes] The organizers of { $guild } decided that { $repository } stays *{ $team }*’s.
       *[no] The organizers of { $guild } decided that { $repository }, which you disputed, stays *{ $team }*’s. Talk to them if you know more.
    }
    [taken-back] *{ $team }* took its link to { $repository }, which you disputed, back by itself.
   *[taken-away] { $own ->
        [yes] The organizers of { $guild } decided that { $repository } is not *{ $team }*’s, and took the link away. If that is wrong, talk to them: they can give it back.
       *[no] The organizers of { $guild } decided that { $repository }, which you disputed, is not *{ $team }*’s, and took the link away.
    }
}

## Status

repositories-status-command = The state of a repository: commits, data, experiments, what cannot be seen
repositories-status-title = { $name } on { $host }
repositories-status-link = { $main ->
    [yes] Main repository of *{ $team }*
   *[no] Repository of *{ $team }*
}{ $own ->
    [yes] , linked by { $who }
   *[no] {""}
}{ $proved ->
    [yes] {" "}· proved to be theirs
   *[no] {" "}· not proved to be theirs
}{ $disputed ->
    [yes] {" "}· disputed; the organizers will decide
   *[no] {""}
}
repositories-status-rivals = Linked by { $teams } as well.
repositories-status-others = The team has linked { $names } as well.
repositories-status-description = { $text }
repositories-status-about = { $visibility ->
    [private] Private, but shown to the bot
   *[public] Public
} · default branch { $branch }{ $fork ->
    [yes] {" "}· a fork
   *[no] {""}
}{ $mirrors ->
    [no] {""}
   *[other] {" "}· a copy of one on { $mirrors }
}{ $licence ->
    [no] {""}
   *[other] {" "}· licence { $licence }
}{ $empty ->
    [yes] {" "}· empty
   *[no] {""}
}
repositories-status-no-commits = There are no commits yet.
repositories-status-last = **Last commit** { $at }{ $signed ->
    [no] {""}
   *[yes] {" "}by { $author }
} · { $commit }{ $summed ->
    [no] {""}
   *[yes] : { $summary }
}
repositories-status-days = **Last 30 days** { $count ->
    [0] no commits
    [one] one commit
   *[other] { $count } commits
} { $bars }
repositories-status-people = **Altogether** { $people ->
    [one] one person
   *[other] { $people } people
} in { $more ->
    [yes] the last { $commits } commits
   *[no] { $commits ->
        [one] one commit
       *[other] { $commits } commits
    }
}
repositories-status-branches = **Branches** { $count }{ $count ->
    [0] {""}
   *[other] : { $names }
}
repositories-status-tags = **Tags** { $count }{ $count ->
    [0] {""}
   *[other] : { $names }
}
repositories-status-releases = **Releases** { $count }: { $names }
repositories-status-tickets = **Open** issues { $issues } · pull requests { $pulls }
repositories-status-size = **Size** { $size } { $unit ->
    [mega] MB
   *[kilo] kB
} in git, without what DVC keeps
repositories-status-no-dvc = **Data** nothing that DVC keeps was found
repositories-status-dvc = **Data** DVC keeps { $count ->
    [one] one file or folder
   *[other] { $count } files or folders
}{ $where ->
    [here] , in this repository's own storage
    [elsewhere] . Its remote is the storage of { $place }, not of this repository
    [dagshub] , in the storage of { $place } on DagsHub
    [place] , at { $place }
    [none] . No remote is set, so that nobody else can get them
   *[unknown] ; where could not be seen
}
repositories-status-bucket = **Bucket** { $name }{ $own ->
    [yes] : the repository's own, with files in it
   *[no] {""}
}
repositories-status-experiments = **Experiments** { $count }{ $more ->
    [yes] {" "}or more
   *[no] {""}
}{ $known ->
    [0] {""}
   *[other] . Best: { $best }
}
repositories-status-runs = **MLflow runs** { $count }{ $more ->
    [yes] {" "}or more
   *[no] {""}
}{ $known ->
    [0] {""}
   *[other] . Best: { $best }
}
repositories-status-models = **Models** in MLflow's registry: { $count } ({ $names })
repositories-host = { $host ->
    [github] GitHub
   *[dagshub] DagsHub
}
repositories-part = { $part ->
    [about] the repository
    [branches] branches
    [history] commits
    [tree] files
    [texts] README and settings
    [tags] tags
    [issues] issues
    [pulls] pull requests
    [storage] storage
    [experiments] experiments
    [runs] MLflow runs
   *[models] models
}
repositories-status-unseen = { $parts }: { $sight ->
    [hidden] not shown to the bot; that says nothing about whether they exist
    [missing] not there, or not shown: the host answers the same
   *[failed] { $why }{ $known ->
        [yes] {" "}; shown as seen before
       *[no] {""}
    }
}
repositories-fault = { $fault ->
    [timed-out] the host took too long
    [unreachable] the host could not be reached
    [rate-limited] the host wants fewer questions
    [circuit-open] the host failed again and again and is left alone for some minutes
    [too-large] the answer was too large
    [not-asked] this bot asks no hosts
    [not-recorded] not part of the recording
   *[other] the host gave no usable answer
}
repositories-status-more = There is more that has no room here.
repositories-status-cut = There are more than the { $count } files that were looked at.
repositories-status-missing = There is no such repository, or it is private: { $host } answers the same. Check the address; if it is private, make it public or ask the people who run this bot for access.
repositories-status-nothing = { $known ->
    [no] Nothing is known of it yet.
   *[yes] Nothing is known of it yet: { $why }. Try again later; if your team linked it, the link stands.
}
repositories-status-recorded = A recording of its public copy, made { $at }. This demo asks no host.
repositories-status-checked = Checked { $at }
repositories-status-never = Not checked yet
repositories-status-stale = As seen { $seen }. At the last try, { $at }, { $why }
repositories-status-looking = Looking now; this card changes by itself when there is something new.

## Score

repositories-score-command = What is there for others to reproduce the work, item by item, and one next step
repositories-button-score = Scorecard
repositories-score-checklist = **{ $source }**: { $found } of { $items } found
repositories-score-checklist-source = ML code completeness
repositories-score-packages = {"  "}The README names { $count ->
    [one] one package
   *[other] { $count } packages
}, but no program can install from that.
repositories-score-stars = **{ $source }**, as far as files can tell
repositories-score-stars-source = Reproducibility scale
repositories-score-others = **Besides**
repositories-score-line = { $verdict ->
    [found] • { $item }: found ✅, { $proof }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    [unseen] • { $item }: could not be looked at ❔
   *[not-found] • { $item }: not found ▫️
}
repositories-star = { $star ->
    [1] 1 · Code
    [2] 2 · Configuration
    [3] 3 · Data and artifacts
    [4] 4 · Environment
   *[5] 5 · Evaluation
}
repositories-picture-checklist = Completeness
repositories-picture-bar = { $label }: { $found } of { $of }{ $unseen ->
    [0] {""}
   *[other] {" "}({ $unseen } could not be looked at)
}
repositories-picture-alt = How much was found. { $bars }
repositories-button-share = Share
repositories-share-ask = Everybody in this channel will see the scorecard of { $name } and read that it is your team’s. Share it here?
repositories-share-no = Keep it to ourselves
repositories-share-yes = Share it here
repositories-shared = The scorecard of { $name } stands in this channel now.
repositories-share-by = Shared by its team
repositories-score-star = • { $star }: { $state ->
    [all] all found ✅: { $found }
    [some] found in part ➗: { $found }; not found: { $missing }
   *[none] not found ▫️: { $missing }
}
repositories-score-claim = {"  "}The team says: { $text }
repositories-score-unfilled = {"  "}{ $count ->
    [one] One box is ticked
   *[other] { $count } boxes are ticked
}, but the placeholder is still in it.
repositories-score-item = { $item ->
    [dependencies] list of packages
    [training] code that trains
    [evaluation] code that evaluates
    [models] trained models
    [results] table of results with the commands
    [licence] licence
    [configuration] configuration files
    [seed] random seed in the configuration
    [data] data under DVC
    [tracking] record of experiments
    [container] container
    [trial] something to try it with
    [report] report or citation
   *[tests] tests
}
repositories-score-next = **Next**: { $step }
repositories-score-step = { $item ->
    [dependencies] list the packages in a `requirements.txt` or `environment.yml`, so that others can install them.
    [training] name the script that trains so that it is found, such as `train.py`.
    [evaluation] add the script that evaluates, such as `evaluate.py`.
    [models] put the trained weights into `models/`, with DVC if they are large, or link them in the README under “Pretrained models”.
    [results] put your results into a table in the README, with the commands that give them.
    [licence] add a `LICENSE` at the root, so that others may use it.
    [configuration] keep what you tuned in a file, such as `params.yaml`.
    [seed] set the random seed in that file.
    [data] keep the data with DVC, so that everybody has the same.
    [tracking] record your experiments, for example with MLflow.
    [container] add a `Dockerfile` in which it runs.
    [trial] add a small app or notebook to try it with.
    [report] fill in a `REPRODUCIBILITY.md`.
   *[tests] add tests, and let them run with every commit.
}
repositories-score-limits = Found means that a file says so. Nobody ran the code; whether it gives the same twice, only people can tell.

## Watching

repositories-watch-description = Let a card of your team's main repository stand in this channel, kept up to date, with news
repositories-unwatch-description = Let your team's card end
repositories-option-news = How often news are told at most; hourly unless you say otherwise
repositories-option-silence = Days without a commit after which that is told too, 0 for never; 14 unless you say otherwise
repositories-rhythm-at-once = At once
repositories-rhythm-hourly = At most hourly
repositories-rhythm-daily = Once a day, together
repositories-rhythm-weekly = Once a week, together
repositories-watching = { $was ->
    [yes] The card of { $name } stays in this channel.
   *[no] A card of { $name } comes into this channel, for everybody who reads it, and shows how *{ $team }*’s repository is doing.
} News are told { $rhythm ->
    [at-once] as soon as they are seen
    [daily] together, once a day
    [weekly] together, once a week
   *[hourly] at most once an hour
}: new commits, tags, issues, models, experiments better than the best{ $silent ->
    [0] {""}
   *[other] , and { $silent } days without a commit
}. Take it back with { COMMAND("repo unwatch") }.
repositories-unwatched = The card of *{ $team }*’s repository is kept up no more, and will say so.
repositories-card-kept = This card is kept up to date. News: commits, tags, issues, models, better experiments{ $silent ->
    [0] {""}
   *[other] , { $silent } days of silence
}.
repositories-card-thread = News of { $team }
repositories-card-over = The card of *{ $team }*’s repository is kept up no more.
repositories-letter-unwatched = The card of *{ $team }*’s repository is kept up no more: { $why ->
    [hidden] you work anonymously now, and it told who you are. It was taken out of its channel.
    [removed] somebody removed it.
   *[unlinked] you have no main repository any more.
} Begin anew with { COMMAND("repo watch") }.
repositories-news = **News of { $name }**, *{ $team }*’s repository
repositories-news-commits = **{ $count ->
    [one] One new commit
   *[other] { $count } new commits
}**{ $more ->
    [yes] {" "}or more
   *[no] {""}
}
repositories-news-commit = { $commit } { $summary }{ $signed ->
    [yes] {" "}({ $author })
   *[no] {""}
}
repositories-news-tags = **New tags** { $names }
repositories-news-tickets = { $kind ->
    [issues] **New issues**
   *[pulls] **New pull requests**
} { $tickets }
repositories-news-record = **Better than the best so far**: { $measure } { $value } by { $experiment }, before { $before }
repositories-news-models = **New models** { $names }
repositories-news-silence = No commit for { $days } days. If you are stuck, say so to your team or the organizers; a { COMMAND("paper checkin") } tells where the work stands.

repositories-button-hook = Tell the bot at once
repositories-hook = { $host ->
    [github] On GitHub, open the settings of { $name }, then *Webhooks*, *Add webhook*. Choose the content type `application/json` and write this as the payload’s address:
   *[dagshub] On DagsHub, open the settings of { $name }, then *Webhooks*, *Add webhook*, of the type *DagsHub*. Choose the content type `application/json` and write this as the address:
}
repositories-hook-secret = And this as the secret:
repositories-hook-keep = Then the bot looks as soon as something happens there. Show the secret to nobody; if somebody saw it, unlink the repository and link it again, which makes another.

## Refusals

repositories-address-refused = { $fault ->
    [other-host] That is neither DagsHub nor GitHub. Paste the address of the repository there, such as `https://dagshub.com/owner/name`.
    [not-a-repository] That is a page of the host, but no repository. Paste the address of the repository's own page, such as `https://dagshub.com/owner/name`.
    [too-long] That is too long for an address. Paste only the address of the repository.
   *[no-address] That is no address of a repository. Paste one such as `https://dagshub.com/owner/name`, or type `owner/name`.
}
repositories-none-linked = *{ $team }* has linked no repository. Ask its people, or look at any other with { COMMAND("repo status") }.
repositories-none-of-your-own = *{ $team }* has linked no repository yet. Link one with { COMMAND("repo link") }.
repositories-team-hides = *{ $team }* works anonymously for now, and shows no repository. Ask again when it shows its people.
repositories-sharing-hidden = *{ $team }* works anonymously for now, and the scorecard would say who it is. Show your team first, under { COMMAND("paper mine") }.
repositories-watch-hidden = *{ $team }* works anonymously for now, and the card would say who it is. Use this in your team's own room, or show your team first, under { COMMAND("paper mine") }.
repositories-not-watched = *{ $team }* has no card in any channel. Begin with { COMMAND("repo watch") }.
repositories-too-many = Your team has linked { $limit ->
    [one] one repository
   *[other] { $limit } repositories
}, which is as many as it may. Take one back first: { COMMAND("repo unlink") }.
repositories-not-linked = { $repository } is not linked to your team. See what is with { COMMAND("repo status") }.
repositories-not-proved = The word was neither in the description nor in the README, looked at { $looked_at }. Save it there, wait half a minute, and press the button again.
repositories-never-seen = The repository could not be looked at yet. Make sure that it is public and its address right, and try again in half a minute.
repositories-link-over = That repository is not linked any more. See what is with { COMMAND("repo status") }.
repositories-dispute-own = That is your own team’s link. If it is wrong, take it back with { COMMAND("repo unlink") }.
repositories-dispute-waits = Somebody disputed that link of *{ $team }*’s before, and the organizers have not decided yet. Talk to them if you know more.
repositories-dispute-decided = The organizers decided that it stays *{ $team }*’s. Talk to them if you know more.
repositories-dispute-over = There is nothing to decide any more: the link was taken back, or made anew. See what waits with { COMMAND("repo disputes") }.
repositories-taken-away = The organizers decided that { $repository } is not your team’s. Talk to them if that is wrong: they can give it back.
