# 一届挑战赛的整体情况与入门步骤。

challenges-start-description = 查看接下来该做什么

challenges-no-edition = 本服务器目前没有进行中的挑战赛。请联系主办方开启新一届。
challenges-not-open = **{ $edition }** { $state ->
    [draft] 尚未开放：主办方开放后才能组队和认领论文。
   *[other] 已结束：队伍和认领保持现状。下一届的安排请咨询主办方。
}

challenges-start-heading = { $edition }：下一步做什么
challenges-start-newcomer =
    1. 找一篇想复现的论文：{ COMMAND("paper find") }
    2. 用 { COMMAND("team create") } 组建队伍，或加入{ $teams ->
        [0] 稍后成立的队伍
        [1] 已有的那支队伍
       *[other] 现有 { $teams } 支队伍中的一支
    }：{ COMMAND("team list") }
    3. 为队伍认领这篇论文：{ COMMAND("paper claim") }
challenges-start-in-team =
    1. 你已加入 **{ $team }**{ $lead ->
        [yes] ，并担任队长：用 { COMMAND("team invite") } 邀请队友
       *[no] ，用 { COMMAND("team show") } 查看队友
    }
    2. 找一篇想复现的论文：{ COMMAND("paper find") }
    3. 为队伍认领这篇论文：{ COMMAND("paper claim") }
challenges-start-at-work =
    1. **{ $team }** 正在复现：{ $papers }
    2. 查看队伍和它的论文：{ COMMAND("team show") }
    3. 如需放弃论文，由队长使用 { COMMAND("paper release") }
challenges-start-closed =
    1. **{ $edition }** 已结束：不再接受新队伍和新认领
    2. 看看哪些论文已被复现：{ COMMAND("paper find") }
    3. 下一届何时开放，请咨询主办方
challenges-button-find = 找论文
challenges-button-create = 组建队伍
challenges-button-list = 查看队伍
challenges-button-team = 我的队伍
