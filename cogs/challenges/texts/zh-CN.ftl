# 一届挑战赛的整体情况与入门步骤。

challenges-start-description = 查看接下来该做什么

challenges-no-edition = 本服务器目前没有进行中的挑战赛。请联系组织者开启新一届。
challenges-not-open = **{ $edition }** { $state ->
    [draft] 尚未开放：组织者开放后才能组队和认领论文。开放时间请咨询组织者。
   *[other] 已结束：队伍和认领保持现状。下一届的安排请咨询组织者。
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
challenges-start-late =
    1. **{ $edition }** 已不再接受组建队伍和认领论文
    2. { $known ->
        [yes] 查看 **{ $team }** 的队友：{ COMMAND("team show") }
       *[no] 申请加入还有空位的队伍：{ COMMAND("team list") }
    }
    3. 看看别人在复现什么：{ COMMAND("paper find") }
challenges-start-closed =
    1. **{ $edition }** 已结束：不再接受新队伍和新认领
    2. 看看哪些论文已被复现：{ COMMAND("paper find") }
    3. 下一届何时开放，请咨询组织者
challenges-button-find = 找论文
challenges-button-create = 组建队伍
challenges-button-list = 查看队伍
challenges-button-team = 我的队伍
challenges-date-passed = { $act ->
    [entry] **{ $edition }** 的组队和认领截止时间为 { $until }。
    [merge] **{ $edition }** 的队伍合并截止时间为 { $until }。
   *[roster] **{ $edition }** 的队员变动截止时间为 { $until }。
}现已截止。如有特殊情况，请联系组织者。
challenges-only-organizers-may = 只有组织者（有权管理本服务器的人）可以执行此操作。请联系他们。
challenges-description = 本服务器正在举办的这届挑战赛
challenges-state = { $state ->
    [draft] 草稿
    [open] 进行中
    [closed] 已关闭
   *[archived] 已归档
}
challenges-stopped = **{ $edition }** 暂停中：暂不接受新队伍和新认领。组织者说：{ $message }
challenges-option-name = 名称
challenges-option-edition = 哪一届；不填则为命令当前所指的一届
challenges-option-model = 沿用哪一届的规则
challenges-option-message = 暂停期间大家会看到的话
challenges-option-template = 真实举办过的活动，沿用其规则和日期
challenges-option-first = 模板中第一个日期定在哪天，例如 2027-01-29；其余日期照原来的间隔
challenges-created-template = 规则照 { $template }（以已知为限）{ $dates ->
    [0] ；没有日期，因为没有尚未到来的日期，或你没有给出第一天。
   *[other] ，并有 { $dates } 个尚未到来的日期：
}
challenges-created-date = • { $name }：{ $at }
challenges-list-description = 供组织者使用：本服务器的各届活动
challenges-create-description = 供组织者使用：新建一届草稿，沿用当前一届的规则
challenges-copy-description = 供组织者使用：新建一届草稿，沿用任意一届的规则
challenges-open-description = 供组织者使用：让某一届可以组队和认领论文
challenges-close-description = 供组织者使用：某一届不再接受组队和认领
challenges-archive-description = 供组织者使用：永久结束某一届
challenges-stop-description = 供组织者使用：暂时不允许组队和认领，并说明原因
challenges-resume-description = 供组织者使用：让暂停的一届继续
challenges-editions-heading = 本服务器的各届活动：{ $count }
challenges-editions-more = 还有 { $count } 届更早的。
challenges-edition = **{ $edition }** · { $state ->
    [draft] 草稿
    [open] 进行中
    [closed] 已关闭
   *[archived] 已归档
}{ $current ->
    [yes] {" "}· 命令当前所指
   *[no] {""}
}{ $stopped ->
    [yes] {" "}· 暂停
   *[no] {""}
} · { $teams } 支队伍，共 { $people } 人 · { $claims } 份认领
challenges-created = **{ $edition }** 已建为草稿，还没有自己的论文和队伍。让命令指向它，即可修改规则（{ COMMAND("challenge rules") }）并复制日程（{ COMMAND("schedule copy") }）；要开始时，用 { COMMAND("challenge open") } 开放。
challenges-switched = 命令现在指向 **{ $edition }**。
challenges-stopped-now = **{ $edition }** 已暂停：任何人都不能组队、加入或认领，尝试的人会看到你的话。进行中的队伍可以继续已有的工作。用 { COMMAND("challenge resume") } 让它继续。
challenges-resumed = **{ $edition }** 继续进行。
challenges-done-open = **{ $edition }** 已开放：可以组队和认领论文。
challenges-done-close = **{ $edition }** 已关闭。队伍继续已认领的工作，也可以提交。
challenges-done-archive = **{ $edition }** 已归档，各队伍的专属空间已关闭。
challenges-ask-open = 要开放 **{ $edition }** 吗？之后即可组队和认领论文。{ $instead ->
    [no] {""}
   *[other] 命令将指向它，而不再指向 **{ $instead }**；后者保持原状。
}
challenges-ask-close = 要关闭 **{ $edition }** 吗？不再接受组队和认领，提醒停止。现有 { $teams } 支队伍（{ $people } 人）和 { $claims } 份认领保持不变{ $waits ->
    [0] {""}
   *[other] ；有 { $waits } 个排队等候将落空
}。之后可以重新开放。
challenges-ask-archive = 要归档 **{ $edition }** 吗？之后不能再开放。{ $teams } 支队伍（{ $people } 人）的专属空间会关闭；{ $claims } 份认领保留在记录中。
challenges-button-step = { $step ->
    [open] 开放
    [close] 关闭
   *[archive] 归档
}
challenges-button-switch = 让命令指向它
challenges-button-no = 保持原状
challenges-no-such-edition = 本服务器没有名为“{ $text }”的一届。请从输入时的提示中选择；{ COMMAND("challenge list") } 会列出全部。
challenges-wrong-state = **{ $edition }** { $state ->
    [draft] 还是草稿
    [open] 正在进行
    [closed] 已关闭
   *[archived] 已归档
}{ $step ->
    [open] { $state ->
        [archived] ，不能再开放。用 { COMMAND("challenge copy") } 沿用它的规则另建一届。
       *[other] ，无需再开放。
    }
    [close] ，只有进行中的才能关闭。
   *[archive] { $state ->
        [open] 。请先用 { COMMAND("challenge close") } 关闭。
       *[other] ，无需再归档。
    }
}
challenges-rules-description = 查看本届规则；组织者可以修改
challenges-rules-heading = { $edition } 的规则
challenges-rules-limits =
    每队最多 { $seats } 人，同时{ $papers ->
        [0] 认领的论文数量不限
       *[other] 最多认领 { $papers } 篇论文
    }。每篇论文{ $teams ->
        [0] 可同时由任意数量的队伍复现
       *[other] 同时最多由 { $teams } 支队伍复现
    }。
challenges-rules-date = { $what ->
    [entry] 组队和认领：截至 { $at }
    [merge] 队伍合并：截至 { $at }
   *[roster] 队员变动：截至 { $at }
}
challenges-rules-no-date = { $what ->
    [entry] 组队和认领：无截止日期
    [merge] 队伍合并：无截止日期
   *[roster] 队员变动：无截止日期
}
challenges-rules-patience = { $silent ->
    [0] 不会询问长期没有动态的认领。
   *[other] { $silent } 天没有动态时，会询问队伍是否仍在复现；如无回复，再过 { $lapse } 天认领失效。
}空出的名额为排在首位的队伍保留 { $hours } 小时。
challenges-rules-holidays = 以下日期无需报告进展：
challenges-rules-holiday = { $begin } 至 { $end }
challenges-rules-rooms = { $kind ->
    [thread] 每支队伍有一个私密子区{ $known ->
        [yes] ，位于 { $where }
       *[no] ，位于组队时所在的频道
    }。
    [channel] 每支队伍有一个私密频道{ $known ->
        [yes] ，位于 { $where }
       *[no] {""}
    }。
   *[none] 队伍没有专属空间。
}{ $told ->
    [yes] 组织者的待办事项会发布在 { $organizers }。
   *[no] 尚未设置发布组织者待办事项的频道。
}
challenges-rules-approval = { $wanted ->
    [yes] 公告须经另一位组织者批准后才会发出。
   *[no] 公告无需另一位组织者批准即可发出。
}
challenges-button-approval = { $wanted ->
    [yes] 公告不再需要批准
   *[no] 公告需要批准
}
challenges-room-kind = { $kind ->
    [thread] 每队一个私密子区
    [channel] 每队一个私密频道
   *[none] 不设专属空间
}
challenges-button-limits = 数量上限
challenges-button-dates = 日期
challenges-button-patience = 动态要求
challenges-button-holidays = 假期
challenges-button-events = Discord 活动
challenges-button-rooms = 专属空间与频道
challenges-button-appeals = { $count } 份待处理的申请
challenges-button-disputes = { $count } 个有争议的仓库
challenges-button-dead-letters = { $count } 条消息未能送达
challenges-form-papers = 每队同时可认领的论文数
challenges-form-papers-hint = 0 表示不限
challenges-form-teams = 每篇论文可同时由几支队伍复现
challenges-form-teams-hint = 0 表示不限；调低不会收回任何认领
challenges-form-seats = 每队人数上限
challenges-form-seats-hint = 1 至 100
challenges-form-entry = 组队和认领截止
challenges-form-entry-hint = 如 2026-06-04 23:59 AoE；留空表示无截止
challenges-form-merge = 队伍合并截止
challenges-form-merge-hint = 格式相同；只写日期表示当天结束
challenges-form-roster = 队员变动截止
challenges-form-roster-hint = 格式相同
challenges-form-zone = 本届活动日期所用的时区
challenges-form-zone-hint = 日期没写时区时使用：AoE、UTC，或城市，例如 北京
challenges-form-silent = 多少天没有动态后询问队伍
challenges-form-silent-hint = 0 表示从不询问
challenges-form-lapse = 询问后多少天失效
challenges-form-lapse-hint = 失效前会提醒
challenges-form-offer = 空出名额的保留小时数
challenges-form-offer-hint = 为排在首位的队伍保留
challenges-form-spans = 无需报告进展的日期
challenges-form-spans-hint = 每行一段：2026-12-21 至 2027-01-03
challenges-form-kind = 专属空间
challenges-form-kind-hint = 子区所需权限最少
challenges-form-place = 位置
challenges-form-place-hint = 子区选频道，频道选分类
challenges-form-organizers = 组织者频道
challenges-form-organizers-hint = 机器人在此通知待办事项
challenges-not-a-number = “{ $text }”不符合要求：需要 { $lowest } 至 { $highest } 的整数。请重试。

challenges-wrapup-description = 生成某一届的总结文章：各队复现了什么，用他们自己的话
challenges-option-wrapup = 哪一届；不填则为当前一届
challenges-wrapup-heading = { $edition } 的总结
challenges-wrapup-nothing = 还没有队伍提交报告，没有可写的内容。队伍用 { COMMAND("paper submit") } 提交。
challenges-wrapup-line = • **{ $paper }** · { $team } · { $story ->
    [told] 已写好并批准
    [waits] 已写好，等待队长批准
   *[missing] 还没有写
}
challenges-wrapup-missing = { $count ->
    [0] 所有队伍都写了自己的成果。文章在下方，Markdown 格式。
   *[other] { $count } 支队伍还没有经批准的内容。目前的文章在下方，Markdown 格式。
}
challenges-wrapup-ask-post = 本频道的所有人都会看到 { $edition } 的总结（{ $works } 项工作），并可打开文章。要发在这里吗？
challenges-wrapup-posted = { $edition } 的总结已发到本频道。
challenges-wrapup-asked = { $count ->
    [0] 没有需要询问的队伍了。
   *[other] 已请 { $count } 支队伍讲讲他们的成果。
}
challenges-button-post = 发在这里
challenges-button-ask-teams = 询问各队
challenges-button-tell = 讲讲成果
challenges-button-approve-story = 批准
challenges-button-about = 指南与赞助方
challenges-form-guide = 指南页面
challenges-form-guide-hint = 引导大家去看的页面。留空：没有
challenges-form-sponsor = 赞助方
challenges-form-sponsor-hint = 总结中致谢的对象。留空：没有
challenges-rules-guide = 如何参加：指南页面
challenges-rules-sponsor = 由 { $sponsor } 支持。
challenges-form-story-title = 成果
challenges-form-story-named = 完成者
challenges-form-story-named-hint = 按你们希望的署名。留空：只写队名
challenges-form-story-text = 你们做了什么，发现了什么
challenges-form-story-text-hint = 几句话，写给没读过你们报告的读者
challenges-form-story-quote = 用你们的话
challenges-form-story-quote-hint = 一句作为引语刊出的话。留空：没有
challenges-story-told = 关于 **{ $paper }** 将刊出以下内容。文章发布前可随时修改。
challenges-story-waits = 已保存。关于 **{ $paper }** 将刊出的内容已请你的队长批准。
challenges-story-approved = 已批准。关于 **{ $paper }** 将刊出以下内容。
challenges-too-early-to-tell = 《{ $paper }》的报告还没有提交。先用 { COMMAND("paper submit") } 提交，再讲讲成果。
challenges-nothing-to-tell = 还没有人写过《{ $paper }》的内容。请在 { COMMAND("paper mine") } 下按“讲讲成果”。
challenges-letter-tell = **{ $edition }** 要写总结了。你们在 **{ $paper }** 上有什么成果？请用几句话讲讲，并写上希望的署名；刊出的内容由队长批准。
challenges-letter-story-waits = 你的队员写了 **{ $paper }** 的成果。将按以下内容刊出，等待你批准。
challenges-article-title = { $edition } 总结
challenges-article-opening = { $edition } 共有 { $works } 项工作。以下是复现的内容，以及在哪里可以查看和运行。
challenges-article-anonymous = 一支匿名队伍
challenges-article-team = { $people ->
    [no] { $team }
   *[other] { $team }（{ $people }）
}
challenges-article-by = 队伍：{ $team }
challenges-article-repository = 仓库：{ $page }
challenges-article-result = 结果：{ $state ->
    [submitted] 已提交报告
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未接收
   *[published] 已发表
}
challenges-article-marks = 可复现性：在仓库中找到 { $items } 项中的 { $found } 项，5 颗星中的 { $stars } 颗
challenges-article-thanks = 致谢
challenges-article-thank-people = { $people ->
    [0] 感谢所有参与者，共 { $teams } 支队伍。
   *[other] 感谢所有参与者：{ $teams } 支队伍的 { $people } 人。
}
challenges-article-thank-sponsor = 感谢 { $sponsor } 的支持。
challenges-article-next = { $state ->
    [open] **{ $edition }** 已开放：来组队并认领论文吧。
   *[draft] 下一届是 **{ $edition }**。
}
challenges-article-guide = 如何参加

challenges-board-description = 在一个页面上查看大家的进展
challenges-board-heading = { $edition } 的看板
challenges-board-people = **{ $teams }** 支队伍，共 **{ $people }** 人；已知 { $alone } 人没有队伍。{ $working } 支队伍正在做论文，{ $submitted } 支已提交报告。
challenges-board-claimless = **没有论文**（{ $count }）：{ $teams }
challenges-board-silent = **{ $days } 天没有动静**（{ $count }）：{ $teams }
challenges-board-state = { $state ->
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
} { $count }
challenges-board-claims = **认领**：{ $states }。所有认领中有 { $conversion } % 提交了报告。
challenges-board-papers = **论文**：{ $free } 篇可认领；{ $waiting } 支队伍在等候。
challenges-board-coming = **{ $name }**：{ $at }
challenges-board-dead = **{ $count } 条消息**未能发出。
challenges-board-step = { $step ->
    [claimed] 认领
    [begun] 开始
    [submitted] 提交
   *[accepted] 接收
}
challenges-board-alt = 认领的进展：共认领 { $claimed } 项，其中 { $begun } 项已开始，{ $submitted } 项已提交，{ $accepted } 项已接收。
challenges-button-write = { $to ->
    [no-team] 写给没有队伍的人
    [no-claim] 写给没有论文的队伍
   *[silent] 写给没有动静的队伍
}
challenges-button-export = 全部导出为文件
challenges-button-anonymous = 含匿名队伍
challenges-export-description = 以 CSV 和 JSON 获取本届的全部
challenges-exported = { $anonymous ->
    [yes] 本届的全部，**含匿名队伍的成员和项目**：请勿外传。
   *[no] 本届的全部。匿名队伍的成员和项目已略去。
}只有你能看到这些文件。
challenges-board-weeks-alt = 从 { $first } 那周到 { $last } 那周，每周新认领的数量：{ $counts }。

challenges-button-begin = 开始新的一届
challenges-form-begin-name = 名称
challenges-form-begin-template = 参照哪一届挑战
challenges-form-begin-first = 第一个日期，例如 2026-06-04

challenges-start-rank = { $rank ->
    [helper] **你在这里协助。** 用 { COMMAND("challenge board") } 查看大家的进展；用 { COMMAND("catalog add") } 添加论文。
    [moderator] **你是这里的版主。** 用 { COMMAND("moderate team") } 纠正队伍；用 { COMMAND("moderate audit") } 查看发生过的操作，用 { COMMAND("challenge board") } 查看大家的进展。
    [organizer] **你是这里的组织者。** 用 { COMMAND("challenge board") } 查看大家的进展；用 { COMMAND("challenge rules") } 修改规则，用 { COMMAND("deadline list") } 管理日期，用 { COMMAND("announce draft") } 写公告。
   *[administrator] **你是本服务器的管理员。** 用 { COMMAND("setup") } 设置我；用 { COMMAND("challenge board") } 查看大家的进展，用 { COMMAND("doctor") } 检查一切是否正常。
}{ $suggestions ->
    [0] {""}
   *[other] {" "}有 { $suggestions } 篇推荐的论文在等待：{ COMMAND("catalog approve") }
}

challenges-rules-venues = { $bound ->
    [yes] 论文必须来自：{ $venues }
   *[no] 推荐这些会议或期刊的论文：{ $venues }
}
challenges-rules-repository = 提交报告前，队伍必须关联一个仓库。
challenges-rules-reports = 报告的提交形式：{ $kinds }
challenges-rules-anonymous = 认领会隐藏队伍成员，直到队长公开。
challenges-rules-ladder = 新日期的提醒时间（提前）：{ $ladder }
challenges-report-kind = { $kind ->
    [openreview] OpenReview 上的论文
    [tmlr] TMLR 的论文
    [arxiv] arXiv 上的论文
    [dagshub] DagsHub 上的页面
   *[report] 其他任何页面
}
challenges-button-demands = 论文和报告
challenges-button-cohorts = 分组
challenges-form-venues = 会议和期刊
challenges-form-venues-hint = 用逗号分隔，需要时写年份：ICML 2020, TMLR。留空：任何
challenges-form-required = 其他会议或期刊的论文
challenges-form-required-choice = { $chosen ->
    [yes] 不能认领
   *[no] 也可以认领
}
challenges-form-repository = 提交报告时，仓库
challenges-form-repository-choice = { $chosen ->
    [yes] 是必需的
   *[no] 不是必需的
}
challenges-form-kinds = 报告的提交形式
challenges-form-kinds-hint = 不选：任何链接
challenges-form-anonymous = 认领论文时，队伍成员
challenges-form-anonymous-choice = { $chosen ->
    [yes] 隐藏，直到队长公开
   *[no] 公开，除非匿名认领
}
challenges-form-ladder = 新日期的提醒
challenges-form-ladder-hint = 提前多久，例如 14d 7d 72h 24h。留空：照常
challenges-too-many-venues = 一届最多可以写 { $limit } 个会议或期刊。请减少一些。
challenges-venue-not-taken = **{ $edition }** 接受这些会议或期刊的论文：{ $venues }，而《{ $paper }》不在其中。用 { COMMAND("paper find") } 找一篇，或联系组织者。
challenges-repository-needed = **{ $edition }** 只接受已关联仓库的队伍的报告。请先用 { COMMAND("repo link") } 关联仓库，再提交报告。
challenges-report-elsewhere = **{ $edition }** 不接受指向这个网站的链接。在哪里提交报告见 { COMMAND("challenge rules") }；不确定时请问组织者。

challenges-import-description = 按列表（例如导出的文件）把人编入队伍；你会先看到结果预览
challenges-import-people-description = CSV 文件，有 team 和 user_id 列，可有 is_lead 和 cohort 列
challenges-import-trial = 这份列表在 { $edition } 中会带来什么
challenges-import-done = 列表已编入 { $edition }
challenges-import-count = { $rows } 行中有 **{ $done }** 行把人编入队伍。
challenges-import-row = • 第 { $row } 行{ $outcome ->
    [no-team] ：没有写队伍
   *[other] ，{ $team }：{ $outcome ->
        [formed] 组建队伍
        [joined] 加入队伍
        [known] 已在队伍中
        [no-number] user_id 不是用户编号
        [bad-name] 队伍不能叫这个名字
        [elsewhere] 此人在另一支队伍中
        [excluded] 此人被排除在本届之外
        [full] 队伍已满
       *[no-cohort] 没有这个分组
    }
}
challenges-people-refused = { $fault ->
    [no-column] 文件没有 `{ $detail }` 列。第一行要写列名：team、user_id，也可以有 is_lead 和 cohort。
    [no-rows] 文件的第一行下面没有内容。
    [too-many] 文件超过 { $limit } 行。请拆成几份。
    [not-utf8] 文件不是 UTF-8 编码。请保存为 UTF-8 的 CSV。
   *[not-csv] 文件不是格式正确的 CSV：{ $detail }。请检查引号。
}
challenges-button-import = 编入 { $count } 人
challenges-letter-put-in = { $guild } 的组织者把你编入了 { $edition } 的队伍 **{ $team }**。用 { COMMAND("team show") } 查看队员；如果弄错了，用 { COMMAND("team leave") } 退出。

challenges-board-behind = **已错过日期**（{ $count }）：{ $teams }
challenges-board-dates-alt = 本届的日期，虚线表示今天，空心圆表示已过去：{ $dates }。
challenges-button-teams = { $wanted ->
    [all] 所有队伍
    [no-claim] 没有论文
    [silent] 没有动静
    [behind] 已错过日期
    [working] 进行中
   *[submitted] 已提交
}
challenges-teams-heading = { $wanted ->
    [all] 所有队伍
    [no-claim] 没有论文的队伍
    [silent] { $days } 天没有动静的队伍
    [behind] 已错过日期的队伍
    [working] 进行中的队伍
   *[submitted] 已提交的队伍
}：{ $count }
challenges-teams-none = 目前没有。
challenges-teams-paper = { $paper }（{ $state ->
    [claimed] 已认领
    [working] 进行中
    [submitted] 已提交
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未接收
   *[published] 已发表
}）
challenges-teams-line = • **{ $team }**：{ $holds ->
    [0] 没有论文
   *[other] { $papers }
} · 最近动静 { $at }{ $behind ->
    [0] {""}
   *[other] {" "}· 未完成：{ $missed }
}
challenges-button-board = 看板
