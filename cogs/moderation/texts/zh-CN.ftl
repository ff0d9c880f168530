# 版主查看和更正的内容。

moderation-description = 查看完整记录、更正，并可撤回
moderation-participant-description = 查看某人的全部：队伍、备注、做过的事；移动、移出或排除
moderation-option-member = 谁
moderation-team-description = 查看某队的全部；改名、移交或解散
moderation-option-team = 哪支队伍
moderation-claim-description = 查看某项认领的全部；释放、收回、延长或转给他队
moderation-option-claim = 哪项认领：从队伍或论文开始输入
moderation-undo-description = 撤回版主做过的事
moderation-audit-description = 查看本服务器上做过的一切，最新的在前
moderation-option-audit-member = 只看此人做的，或对此人做的
moderation-option-audit-about = 只看这类操作

moderation-person-heading = { $edition } 中的 { $who }
moderation-person-team = 在 **{ $team }**{ $lead ->
    [yes] ，并担任队长
   *[no] { "" }
}。
moderation-person-no-team = 没有队伍。
moderation-person-earlier = 以前：{ $teams }。
moderation-person-excluded = **已排除**：{ $reason }
moderation-person-excluded-until = **已排除**，直到 { $until }：{ $reason }
moderation-team-heading = { $edition } 中的 { $team }
moderation-team-people = { $people }。队长是 { $lead }。
moderation-team-nobody = 这支队伍已无人在本服务器。
moderation-claim-line = • **{ $paper }** · { $state ->
    [claimed] 已认领
    [working] 进行中
    [submitted] 已提交
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未接收
    [published] 已发表
    [released] 已归还
    [lapsed] 已失效
   *[revoked] 已收回
}
moderation-claim-of = **{ $team }** 于 { $at } 认领；状态为{ $state ->
    [claimed] 已认领
    [working] 进行中
    [submitted] 已提交
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未接收
    [published] 已发表
    [released] 已归还
    [lapsed] 已失效
   *[revoked] 已收回
}。
moderation-claim-excused = 在 { $until } 之前不要求动静。
moderation-claim-plan = 队伍已写计划。
moderation-note-line = “{ $text }” { $who }，{ $at }
moderation-nobody = 机器人
moderation-audit-line = `{ $tag }` { $who } { $at } { $facts }
moderation-audit-heading = { $count } 次操作
moderation-audit-none = 这里没有做过这类事。少加条件可看到更多。
moderation-audit-exported = CSV 格式的操作记录，最新的在前，最多 10,000 条。只有你能看到这个文件。
moderation-act = { $kind ->
    [seat] 将 { $who } 移到 **{ $team }**
    [unseat] 将 { $who } 移出其队伍
    [rename] 将 **{ $team }** 改名为 **{ $name }**
    [lead] 让 { $who } 担任 **{ $team }** 的队长
    [dissolve] 解散 **{ $team }**
    [exclude] 将 { $who } 排除在本届之外
    [release] 释放 **{ $team }** 持有的 **{ $paper }**
    [revoke] 收回 **{ $team }** 对 **{ $paper }** 的认领
    [extend] 给 **{ $team }** 的 **{ $paper }** 再加 { $days } 天
   *[reassign] 将 **{ $paper }** 交给 **{ $team }**
}
moderation-changed = **情况已有变化。** 现在的后果如下。
moderation-reason = 原因：{ $reason }
moderation-leads-on = { $who } 接任队长。
moderation-dissolves = { $teams } 将结束：其中已无人。
moderation-ask = { $papers ->
    [0] 没有论文重新开放。
   *[other] **{ $papers } 篇论文重新开放**：{ $titles }。
}{ $people ->
    [0] 不通知任何人。
   *[other] **通知 { $people } 人**，附原因。
}
moderation-button-begin = { $kind ->
    [seat] 移到队伍…
    [unseat] 移出队伍…
    [rename] 改名…
    [lead] 移交…
    [dissolve] 解散…
    [exclude] 排除…
    [release] 释放…
    [revoke] 收回…
    [extend] 延长…
   *[reassign] 转给队伍…
}
moderation-button-act = { $kind ->
    [seat] 移动
    [unseat] 移出
    [rename] 改名
    [lead] 移交
    [dissolve] 解散
    [exclude] 排除
    [release] 释放
    [revoke] 收回
    [extend] 延长
   *[reassign] 转给队伍
}
moderation-button-no = 保持原状
moderation-button-undo = 撤回
moderation-button-note = 备注…
moderation-button-export = 全部导出为文件
moderation-done = 已完成：{ $act }。{ $people ->
    [0] 无需通知任何人。
   *[other] 已通知 { $people } 人。
}
moderation-undone = 已撤回：{ $act }。{ $people ->
    [0] 无需通知任何人。
   *[other] 已通知 { $people } 人。
}
moderation-nothing-to-undo = 没有可撤回的：没有仍然有效的版主操作。
moderation-undo-heading = 版主最近做的事
moderation-undo-line = { $act }
    { $who }，{ $at }
moderation-noted = 已备注。只有组织者能看到；本人导出自己的数据时也会看到。
moderation-form-name-seat = 队伍
moderation-form-name-seat-hint = 此人要加入的队伍名称
moderation-form-name-reassign = 队伍
moderation-form-name-reassign-hint = 得到这篇论文的队伍名称
moderation-form-name-rename = 新名称
moderation-form-name-rename-hint = 本届其他队伍不能同名
moderation-form-name-extend = 天数
moderation-form-name-extend-hint = 从现在起多少天内不要求动静
moderation-form-name-exclude = 直到
moderation-form-name-exclude-hint = 如 2026-06-04 或“30天后”。留空：直到本届结束
moderation-form-person = 谁任队长
moderation-form-person-hint = 队伍中的一人
moderation-form-reason = 原因
moderation-form-reason-hint = 所有相关的人都会看到
moderation-form-note = 备注
moderation-form-note-hint = 供组织者查看
moderation-letter = { $undone ->
    [yes] **{ $guild }** 的版主撤回了：{ $act }。
   *[no] **{ $guild }** 的版主做了这件事：{ $act }。
}
moderation-no-such-act = 这件事之前已做过或已撤回。用 { COMMAND("moderate undo") } 查看仍然有效的。
moderation-nothing-to-change = 本来就是这样；没有任何改变。请用 { COMMAND("moderate team") } 或 { COMMAND("moderate participant") } 再看一次。
moderation-cannot-take-back = { $later ->
    [moved] 无法撤回：此人已在别处。{ $name }
    [renamed] 无法撤回：队伍后来改名为《{ $name }》。
    [led] 无法撤回：《{ $name }》后来由他人担任队长，或原队长已离开。
    [named] 无法撤回：已有另一支队伍叫《{ $name }》。
    [full] 无法撤回：《{ $name }》已没有空位。
    [taken] 无法撤回：《{ $name }》后来被其他队伍认领。
    [changed] 无法撤回：对《{ $name }》的认领后来有了进展。
    [gone] 无法撤回：《{ $name }》或其队伍已不存在。
   *[forgotten] 无法撤回：相关的人已删除自己的全部信息。{ $name }
}没有任何改变；请用 { COMMAND("moderate team") } 或 { COMMAND("moderate participant") } 更正。
moderation-excluded = { $is_self ->
    [yes] 组织者将你排除在 { $edition } 之外
   *[no] 组织者将此人排除在 { $edition } 之外
}{ $ends ->
    [yes] ，直到 { $until }
   *[no] { "" }
}。如认为有误，请联系组织者。
moderation-only-moderators-may = 只有版主和组织者可以这样做。版主是在本服务器上可以禁言成员的人。如果你的队伍有问题，请联系他们。
moderation-until = 直到 { $until }。

moderation-acts-line = `{ $tag }` { $who } { $at }
moderation-acts-more = 另有 { $count } 条：见 { COMMAND("moderate audit") }
