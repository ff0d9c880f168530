# The edition as a whole, and the first steps in it.

challenges-start-description = What to do next in this challenge

challenges-no-edition = This server runs no challenge at the moment. Ask an organizer to open an edition.
challenges-not-open = **{ $edition }** is { $state ->
    [draft] not open yet: teams and claims start when the organizers open it.
   *[other] closed: teams and claims stay as they are. Ask an organizer about the next edition.
}

challenges-start-heading = { $edition }: what to do next
challenges-start-newcomer =
    1. Find a paper you would like to reproduce: { COMMAND("paper find") }
    2. Form a team with { COMMAND("team create") }, or join { $teams ->
        [0] the first one that opens
        [one] the team that is already there
       *[other] one of { $teams } teams
    }: { COMMAND("team list") }
    3. Claim the paper for your team: { COMMAND("paper claim") }
challenges-start-in-team =
    1. You are in **{ $team }**{ $lead ->
        [yes] {" "}and lead it: invite people with { COMMAND("team invite") }
       *[no] , see who else is there with { COMMAND("team show") }
    }
    2. Find a paper you would like to reproduce: { COMMAND("paper find") }
    3. Claim it for your team: { COMMAND("paper claim") }
challenges-start-at-work =
    1. **{ $team }** works on: { $papers }
    2. Look at your team and its papers: { COMMAND("team show") }
    3. To give a paper back, the lead uses { COMMAND("paper release") }
challenges-start-closed =
    1. **{ $edition }** is closed: no new teams or claims
    2. See which papers were reproduced: { COMMAND("paper find") }
    3. Ask an organizer when the next edition opens
challenges-button-find = Find a paper
challenges-button-create = Form a team
challenges-button-list = See the teams
challenges-button-team = My team
