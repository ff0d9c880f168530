# 队伍的专属空间。

rooms-welcome-heading = { $team }
rooms-welcome = 这里只属于你们队伍：可以安排工作、分享进展、互相讨论。临近截止日期，或有人等待你们答复时，我会在这里通知。入队的人会自动加入这里，退队的人会自动移出。
rooms-button-team = 我们的队伍
rooms-button-papers = 我的论文
rooms-departed = { $member } 已离开服务器 { $guild }，因此不再是 **{ $team }** 的队员。空出的席位可以邀请新队友：{ COMMAND("team invite") }。
rooms-departed-lead = { $member } 已离开服务器 { $guild }，因此不再是 **{ $team }** 的队员。现由 { $lead } 担任队长；如需转交，请用 { COMMAND("team lead") }。
