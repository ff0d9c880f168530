# 在服务器上设置机器人。

setup-description = 一步一步为本服务器选择身份组、频道、语言和届次
setup-heading = 设置本服务器
setup-again = 每一步都可以现在做、以后做或重做；中间不会出任何问题。只有你能看到这条消息。
setup-roles = { $given ->
    [yes] **1 · 身份组。** 除了 Discord 允许管理服务器或禁言成员的人之外：
   *[no] **1 · 身份组。** 尚未选择。有权管理本服务器的人是管理员，有权禁言成员的人是版主。选择身份组，让其他人也能帮忙。
}
setup-roles-line = • { $where ->
    [edition] 当前届次的
   *[server] {""}
}{ $rank ->
    [helper] 协助者
    [moderator] 版主
    [organizer] 组织者
   *[administrator] 管理员
}：{ $roles }
setup-organizers = **2 · 频道。** { $state ->
    [none] 还没有人会被告知有什么在等待组织者：请选择一个频道。
    [well] 等待组织者处理的事项会发布在 { $channel }。
    [closed] 我不能在 { $channel } 发言，而那里应该告知组织者待办事项：请允许我查看该频道并发送消息。
   *[gone] 组织者频道已不存在：请选择另一个。
}
setup-rooms = { $kind ->
    [none] 队伍没有专属空间。
    [thread] 每支队伍有一个私密子区{ $state ->
        [none] ，位于组队时所在的频道。
        [well] ，位于 { $channel }。
        [closed] ，但我不能在 { $channel } 发言。
       *[gone] ，但存放它们的频道已不存在：请选择另一个。
    }
   *[channel] 每支队伍有一个私密频道{ $state ->
        [none] 。
        [well] ，位于 { $channel }。
        [closed] ，但我不能在 { $channel } 发言。
       *[gone] ，但存放它们的类别已不存在：请选择另一个。
    }
}
setup-server = **3 · 语言、时区、审计。** { $language ->
    [discord] 公开消息使用 Discord 为本服务器设置的语言。
   *[other] 公开消息使用{ $language }。
}{ $zone ->
    [none] {""}
   *[other] 没有写明时区的日期按 { $zone } 理解。
}{ $state ->
    [none] 人们的操作记录在审计中，不会发布到任何频道。
    [well] 人们的操作会发布在 { $audit }，最多每分钟一次。
    [closed] 我不能在 { $audit } 发言，而操作应该发布在那里。
   *[gone] 发布操作的频道已不存在：请选择另一个。
}
setup-edition = **4 · 届次。** { $edition ->
    [none] 这里没有正在进行的届次。
   *[other] 这里正在进行《{ $edition }》（{ $state ->
        [draft] 草稿
        [open] 开放
        [closed] 已关闭
       *[archived] 已归档
    }），共 { $teams } 支队伍。
}规则和日期见 { COMMAND("challenge rules") } 与 { COMMAND("deadline list") }；用 { COMMAND("catalog import") } 导入论文。

setup-button-roles = 身份组
setup-button-edition-roles = 本届身份组
setup-button-rooms = 专属空间和频道
setup-button-server = 语言、时区和审计
setup-button-begin = 开始新的一届
setup-button-check = 全面检查
setup-button-refresh = 再看一次
setup-button-setup = 设置

setup-form-roles = { $edition ->
    [all] 整个服务器的身份组
   *[other] 《{ $edition }》的身份组
}
setup-form-rank = { $rank ->
    [helper] 协助者
    [moderator] 版主
    [organizer] 组织者
   *[administrator] 管理员
}
setup-form-rank-hint = { $rank ->
    [helper] 查看看板，答复推荐的论文，添加论文
    [moderator] 还可以查看记录，纠正队伍和认领
    [organizer] 还可以管理届次、截止日期和公告
   *[administrator] 还可以设置机器人
}
setup-form-language = 语言
setup-form-language-hint = 频道中所有人看到的消息所用的语言；答复使用每个人自己的语言
setup-form-zone = 当前届次的时区
setup-form-zone-hint = AoE、UTC 或城市（如 Berlin）；以后的届次会沿用
setup-form-audit = 在哪里发布人们的操作
setup-form-audit-hint = 给版主看的频道；不选则不发布
setup-as-discord = 按 Discord 的设置

setup-only-helpers-may = 这是给协助者、版主和组织者用的。请联系他们，或请管理员给你这样的身份组。
setup-only-server-organizers-may = 这是给组织所有届次的人用的；你只组织当前这一届。请联系他们。
setup-only-administrators-may = 只有管理员可以这样做：有权管理本服务器的人，或拥有他们在 { COMMAND("setup") } 中选定的身份组的人。请联系他们。

setup-hello-heading = 你好！我负责举办可复现性挑战
setup-hello = 成员可以组队、认领论文，并收到截止日期的提醒；组织者管理各届挑战。已经有一届开放：用 { COMMAND("start") } 和 { COMMAND("help") } 看一看。{ $direct ->
    [yes] 你是 { $guild } 的所有者，所以会读到这条消息：请在那里用 { COMMAND("setup") } 选择身份组、频道、语言和届次。
   *[no] 管理本服务器的人：现在就可以选择身份组、频道、语言和届次。
}我不读取任何消息，缺少的每一项权限只影响一个功能。
