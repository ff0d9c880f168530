# 医生对服务器的诊断。

doctor-description = 检查本服务器上是否一切正常，以及不正常时该怎么做
doctor-heading = { $count ->
    [0] 一切正常
   *[other] 有 { $count } 处需要查看
}
doctor-rights = **{ $feature }** 缺少权限：{ $rights }。请在“服务器设置 → 身份组”中授予我的身份组，或用 `reprobot invite-link` 给出的链接重新邀请我；其他功能都正常。
doctor-no-channel = 没有人会得知等待组织者处理的事项。请在 { COMMAND("challenge rules") } 下的“空间”中选择频道。
doctor-channel-gone = { $what ->
    [organizers] 组织者频道已不存在
   *[rooms] 用来创建专属空间的频道已不存在
}。请在 { COMMAND("challenge rules") } 下的“空间”中另选一个。
doctor-channel-closed = { $what ->
    [organizers] 我不能在组织者频道 { $channel } 发言
   *[rooms] 我不能在用来创建专属空间的 { $channel } 发言
}。请允许我查看并发送消息。
doctor-clock = 运行我的机器的时钟与 Discord 相差 { $seconds } 秒，提醒会早到或晚到。请让运行我的人用网络时间校准。
doctor-no-edition = 这里没有进行中的一期。请用 { COMMAND("challenge open") } 开放一期。
doctor-dead = { $count } 条消息未能发出。在 { COMMAND("challenge rules") } 下的“消息”中查看原因。
doctor-audit = { $fault ->
    [changed] 审计记录第 { $number } 条被人手动改过
    [removed] 审计记录第 { $number } 条被删除
   *[broken] 审计链在第 { $number } 条处断开
}。请告诉运行我的人：`reprobot doctor` 会给出同样的结果。
doctor-well = 已检查：各功能所需的权限、频道、时钟、消息、审计（已封存 { $sealed } 条）。当前一期：{ $edition ->
    [no] 无
   *[other] { $edition }
}。
