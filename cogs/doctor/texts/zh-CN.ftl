# 医生对服务器的诊断。

doctor-description = 检查本服务器上是否一切正常，以及不正常时该怎么做
doctor-heading = { $count ->
    [0] 一切正常
   *[other] 有 { $count } 处需要查看
}
doctor-rights = **{ $feature }** 缺少权限：{ $rights }。请在“服务器设置 → 身份组”中授予我的身份组，或用 `reprobot invite-link` 给出的链接重新邀请我；其他功能都正常。
doctor-no-channel = 没有人会得知等待组织者处理的事项。请用 { COMMAND("setup") } 选择频道。
doctor-channel-gone = { $what ->
    [organizers] 组织者频道已不存在
    [audit] 发布操作记录的频道已不存在
   *[rooms] 用来创建专属空间的频道已不存在
}。请用 { COMMAND("setup") } 另选一个。
doctor-channel-closed = { $what ->
    [organizers] 我不能在组织者频道 { $channel } 发言
    [audit] 我不能在应该发布操作记录的 { $channel } 发言
   *[rooms] 我不能在用来创建专属空间的 { $channel } 发言
}。请允许我查看并发送消息。
doctor-clock = 运行我的机器的时钟与 Discord 相差 { $seconds } 秒，提醒会早到或晚到。请让运行我的人用网络时间校准。
doctor-no-edition = 这里没有进行中的一届。请用 { COMMAND("challenge open") } 开放一届。
doctor-dead = { $count } 条消息未能发出。在 { COMMAND("challenge rules") } 下的“消息”中查看原因。
doctor-audit = { $fault ->
    [changed] 审计记录第 { $number } 条被人手动改过
    [removed] 审计记录第 { $number } 条被删除
   *[broken] 审计链在第 { $number } 条处断开
}。请告诉运行我的人：`reprobot doctor` 会给出同样的结果。
doctor-well = 已检查：令牌和命令（我在这里）、没有特权意图、数据库（启动时已升级到本版本）、各功能所需的权限、频道、时钟、消息、仓库、审计（已封存 { $sealed } 条）。当前一届：{ $edition ->
    [no] 无
   *[other] { $edition }
}。

doctor-option-member = 查看谁的权限：为什么这里不能使用某个命令？
doctor-option-command = 他们不能使用的命令
doctor-unseen = 上次查看 { $repositories } 没有结果：主机没有应答，或不让我查看。{ COMMAND("repo status") } 会说明是哪一种；我会自己再看。
doctor-more = 每项权限的用途和处理方法见手册：{ $address }
doctor-member-heading = { $who } 在这里可以使用什么
doctor-member-channel = { $may ->
    [yes] 在 { $channel } 可以使用应用命令。
   *[no] 在 { $channel } 不能使用应用命令：请允许其身份组在那里使用应用命令。
}
doctor-member-no-command = 没有叫 { $command } 的命令。用 { COMMAND("help") } 查看现有命令。
doctor-member-command = { $offered ->
    [all] Discord 向所有人提供 { $command }。
    [yes] Discord 向拥有 { $rights } 权限的人提供 { $command }，此人有这项权限。
   *[no] Discord 向拥有 { $rights } 权限的人提供 { $command }，此人没有这项权限。请授予权限，或在“服务器设置 → 整合”中允许其身份组使用该命令。
}
doctor-member-rank = { $rank ->
    [administrator] 对我来说是管理员。
    [organizer] 对我来说是组织者。
    [edition] 对我来说只是当前这一届的组织者。
    [moderator] 对我来说是版主。
    [helper] 对我来说是协助者。
   *[none] 对我来说不是协助者、版主、组织者或管理员：用 { COMMAND("setup") } 选择身份组。
}
doctor-member-excluded = { $ends ->
    [yes] 被排除在本届之外，直到 { $until }。
   *[no] 被排除在本届之外，直到结束。
}版主可以用 { COMMAND("moderate undo") } 撤销。
doctor-member-team = { $standing ->
    [none] 不在 { $edition } 的任何队伍中：还不能做属于队伍的事。
    [lead] 是 { $edition } 中 { $team } 的队长。
   *[member] 在 { $edition } 的 { $team } 中，但不是队长：不能做属于队长的事。
}
doctor-member-more = 在“服务器设置 → 整合”中，服务器还可以按身份组、个人和频道提供或拒绝每个命令。我看不到那些设置。
