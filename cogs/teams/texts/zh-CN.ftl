# 队伍：组建、加入、邀请、退出。

teams-description = 组建或加入队伍，查看队员
teams-create-description = 组建队伍并担任队长
teams-create-name-description = 队名，2 至 32 个字符
teams-join-description = 加入一支有空位的队伍
teams-join-team-description = 队伍
teams-invite-description = 邀请别人加入你的队伍（限队长）
teams-invite-member-description = 要邀请的人
teams-leave-description = 退出你的队伍
teams-show-description = 查看队伍的队员和论文
teams-show-team-description = 队伍；不填则为你自己的队伍
teams-list-description = 查看本届所有队伍

teams-not-in-team = 你还没有加入队伍。用 { COMMAND("team create") } 组建一支，或从 { COMMAND("team list") } 中选一支加入。
teams-only-lead-may = 只有 **{ $team }** 的队长可以执行此操作。用 { COMMAND("team show") } 查看谁是队长。
teams-illegal-name = { $fault ->
    [length] 队名应为 { $shortest } 至 { $longest } 个字符。请用 { COMMAND("team create") } 换一个。
    [link] **{ $name }** 看起来像链接，不能用作队名。请用 { COMMAND("team create") } 换一个。
    [look-alike] **{ $name }** 混用了不同字母表中外形相近的字母。请用同一种字母重新填写：{ COMMAND("team create") }。
    [reserved] **{ $name }** 是保留名称，不能用作队名。请用 { COMMAND("team create") } 换一个。
   *[other] **{ $name }** 含有队名不能使用的字符。可以使用文字、数字、空格和除冒号外的常见标点；请用 { COMMAND("team create") } 换一个。
}
teams-name-taken = **{ $name }** 与已有队伍 **{ $taken }** 相同或过于相似。请换一个名字，或加入该队：{ COMMAND("team join") }。
teams-already-in-team = 你已经在 **{ $team }** 中，每人同时只能加入一支队伍。如需更换，请先退出：{ COMMAND("team leave") }。
teams-member-already-in-team = 对方已经在 **{ $team }** 中，需要先退出，你才能邀请。
teams-not-found = 本届没有名为 **{ $name }** 的队伍。用 { COMMAND("team list") } 查看所有队伍。
teams-full = **{ $team }** 没有空位：{ $seats } 个席位都有人了。用 { COMMAND("team list") } 查看其他队伍。
teams-cannot-invite = 你可以邀请其他人，但不能邀请自己或机器人。
teams-not-your-invitation = 这份邀请是发给别人的。如需加入队伍，请使用 { COMMAND("team join") }。
teams-invitation-over = 这份邀请已失效。请联系队长重新邀请，或用 { COMMAND("team join") } 加入。

teams-leaving-changed = 情况有变，退出 **{ $team }** 的后果与刚才的提示不同。请重新查看：{ COMMAND("team leave") }。
teams-created = 你已成为 { $edition } 中 **{ $team }** 的队长。接下来：用 { COMMAND("team invite") } 邀请队友，用 { COMMAND("paper claim") } 认领论文。
teams-joined = 你已加入 **{ $team }**。

teams-card-heading = { $team }
teams-card-edition = { $edition }
teams-card-people = 队员（{ $count }/{ $seats }）：{ $members }
teams-card-nobody = 本服务器上没有这支队伍的成员。
teams-card-lead = { $member }（队长）
teams-card-no-papers = 尚未认领论文。
teams-card-papers = 论文：
teams-paper = { $title } · { $state ->
    [published] 发表于 { $since }
   *[other] 认领于 { $since }
}
teams-list-heading = { $edition } 的队伍
teams-list-empty = 还没有队伍。来组建第一支吧：{ COMMAND("team create") }。
teams-line = **{ $team }** · { $members }/{ $seats } 人 · { $claims ->
    [0] 尚无论文
   *[other] { $claims } 篇论文
}
teams-button-show = 查看
teams-button-join = 加入
teams-button-leave = 退出
teams-button-create = 组建队伍

teams-form-title = 组建队伍
teams-form-name = 队名
teams-form-name-hint = 2 至 32 个字符，所有人可见

teams-invitation = { $invitee }，{ $lead } 邀请你加入队伍 **{ $team }**。邀请有效期至 { $expires }。
teams-invitation-accepted = { $invitee } 已加入队伍 **{ $team }**。
teams-invitation-declined = { $invitee } 谢绝了队伍 **{ $team }** 的邀请。
teams-button-accept = 接受
teams-button-decline = 谢绝

teams-leave-ask = { $outcome ->
    [dissolves] 要退出 **{ $team }** 吗？你是最后一名队员：退出后队伍将解散{ $count ->
        [0] 。
       *[other] ，它认领的 { $count } 篇论文将重新开放：{ $papers }
    }
    [hands-over] 要退出 **{ $team }** 吗？退出后，入队最久的 { $successor } 将成为队长。
   *[other] 要退出 **{ $team }** 吗？有空位时才能重新加入。
}
teams-left = 你已退出 **{ $team }**。{ $outcome ->
    [dissolves] 队伍已解散。
    [hands-over] 现在由 { $successor } 担任队长。
   *[other] 可以用 { COMMAND("team list") } 寻找其他队伍。
}
teams-button-leave-yes = 退出队伍
teams-button-leave-no = 留下
teams-card-invite = 用 { COMMAND("team invite") } 邀请队友。
teams-button-find = 找论文
