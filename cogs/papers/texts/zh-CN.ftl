# 论文：查找、查看、认领、放弃。

papers-description = 查找论文并为队伍认领
papers-find-description = 搜索本届的论文
papers-find-words-description = 标题、作者、会议或期刊中的词
papers-find-free-description = 只看还能认领的论文
papers-find-venue-description = 只看某个会议或期刊，如 NeurIPS
papers-find-year-description = 只看某一年
papers-show-description = 查看论文：谁在复现、你能做什么
papers-show-paper-description = 标题、链接、arXiv 编号、DOI 或 OpenReview 编号
papers-claim-description = 为你的队伍认领一篇论文
papers-claim-paper-description = 标题、链接、arXiv 编号、DOI 或 OpenReview 编号
papers-release-description = 放弃队伍已认领的论文
papers-release-paper-description = 你的队伍认领的论文

papers-not-found = 找不到论文“{ $text }”。请用 { COMMAND("paper find") } 搜索标题中的几个词，或粘贴 arXiv 链接。如果确实没有收录，请用 { COMMAND("paper suggest") } 推荐。
papers-ambiguous = “{ $text }”匹配到 { $count } 篇论文，无法确定是哪一篇。请在输入时从建议中选择，或用 { COMMAND("paper find") } 查看。
papers-already-claimed = **{ $team }** 已经认领了 *{ $paper }*。用 { COMMAND("paper show") } 查看。
papers-too-many-claims = **{ $team }** 已认领 { $held } 篇论文（{ $papers }），达到本届上限。队长可以用 { COMMAND("paper release") } 放弃{ $held ->
    [1] 这篇论文
   *[other] 其中一篇
}。
papers-not-claimed = **{ $team }** 没有认领 *{ $paper }*。用 { COMMAND("team show") } 查看队伍认领的论文。
papers-not-on-list = *{ $paper }* 不在 **{ $edition }** 的论文列表中。用 { COMMAND("paper find") } 查找列表中的论文。

papers-card-authors = { $authors }
papers-card-taken-none = **可认领**：{ $edition } 中还没有队伍复现它{ $slots ->
    [0] ，队伍数量不限。
    [1] ，只限 1 支队伍认领。
   *[other] ，最多可由 { $slots } 支队伍认领。
}
papers-card-taken-some = { $places ->
    [kept] **没有空余名额**：{ $edition } 的剩余名额正为排队的队伍保留。
    [full] **已被认领**：{ $edition } 的{ $slots ->
        [1] 唯一的名额已满。
       *[other] {" "}{ $slots } 个名额都已满。
    }
    [open] { $edition } 中已有 **{ $count } 支队伍**认领，队伍数量不限。
   *[some] { $edition } 中已有 **{ $count } 支队伍**认领，最多 { $slots } 支，还有名额。
}
papers-card-earlier = 往届：
papers-card-earlier-taker = { $edition }：{ $state ->
    [published] **{ $team }** 已完成复现
   *[other] **{ $team }** 曾认领
}
papers-card-project = 项目主页
papers-may-claim = 你可以为 **{ $team }** 认领它。
papers-may-make-team = 认领之前，请先用 { COMMAND("team create") } 组建队伍，或从 { COMMAND("team list") } 中选一支加入。
papers-may-closed = { $edition } 目前不接受认领。何时可以认领，请咨询组织者。
papers-may-not-on-list = 它不在 { $edition } 的论文列表中，无法认领。用 { COMMAND("paper find") } 查找列表中的论文。
papers-may-team-busy = **{ $team }** 认领的论文数已达上限。队长可以用 { COMMAND("paper release") } 放弃一篇。

papers-list-heading = { $edition } 的论文{ $searched ->
    [yes] ：{ $words }
   *[no] {""}
}
papers-list-empty = 没有符合条件的论文。请减少或更换关键词，或去掉筛选条件：{ COMMAND("paper find") }。
papers-list-page = 第 { $page } 页
papers-line = **{ $title }**
papers-line-state = { $places ->
    [kept] 正为排队的队伍保留
    [full] 已被认领
    [none] 可认领
   *[some] { $count } 支队伍认领，还有名额
}

papers-button-show = 查看
papers-button-claim = 为队伍认领
papers-button-team = 队伍 { $team }

papers-claim-ask = 要为 **{ $team }** 认领这篇论文吗？
papers-button-claim-yes = 认领
papers-button-claim-hidden = 匿名认领
papers-button-claim-no = 暂不
papers-claimed = **{ $team }** 已在 { $edition } 中认领 *{ $paper }*。{ $others ->
    [0] 祝顺利！
   *[other] **{ $teams }** 也在复现它。祝顺利！
}
papers-release-ask = 要放弃 *{ $paper }* 吗？放弃后其他队伍可以认领。
papers-button-release-yes = 放弃
papers-button-release-no = 保留
papers-released = **{ $team }** 已放弃 *{ $paper }*。用 { COMMAND("paper find") } 找其他论文。
papers-taken = *{ $paper }* 没有空余名额：{ $slots ->
    [1] 唯一的名额
   *[other] { $slots } 个名额
}{ $held ->
    [0] 正为排队的队伍保留
   *[other] 已由 **{ $teams }** 认领，或正为排队的队伍保留
}。可用 { COMMAND("paper waitlist") } 排队，或用 { COMMAND("paper find") } 并选择 `free: True` 查找还能认领的论文。
papers-card-taker = { $state ->
    [claimed] **{ $team }** 于 { $since }认领
    [working] **{ $team }** 自 { $since }起复现中
    [submitted] **{ $team }** 于 { $since }提交报告
    [in-review] **{ $team }** 的报告自 { $since }起评审中
    [accepted] **{ $team }** 的报告于 { $since }被接收
    [rejected] **{ $team }** 的报告于 { $since }未被接收
   *[published] **{ $team }** 于 { $since }发表报告
}
papers-card-unverified = 未核实：以上信息由成员自行填写。
papers-card-waiting = 有 { $count } 支队伍在排队。
papers-may-full = 名额已满。用 { COMMAND("paper find") } 找其他论文，或组建队伍后排队等候。
papers-may-own = 你的队伍已认领这篇论文。点击下方的“打开”查看详情和后续操作。
papers-may-wait = 名额已满。**{ $team }** 可以排队，有名额空出时按顺序提供。
papers-may-waiting = **{ $team }** 正在排队，有名额空出时会收到通知。
papers-may-take-offer = 有一个名额为 **{ $team }** 保留至 { $until }。
papers-may-swap = **{ $team }** 认领的论文数已达上限。你可以一步完成：放弃一篇并认领这一篇。
papers-may-entry-past = { $edition } 的认领截止日期已过。如有特殊情况，请联系组织者。

papers-mine-description = 查看你队伍的论文和后续操作
papers-waitlist-description = 查看谁在排队，或你的队伍在等哪些论文
papers-waitlist-paper-description = 论文；不填则显示你的队伍在等的所有论文
papers-checkin-description = 用一句话说明复现进展
papers-checkin-line-description = 一句话，队友和组织者可见
papers-own-paper-description = 队伍认领了多篇论文时，说明是哪一篇
papers-submit-description = 提交队伍的复现报告
papers-submit-link-description = OpenReview、TMLR、arXiv、DagsHub 或报告的链接

papers-nothing-claimed = **{ $team }** 没有可以执行此操作的论文。用 { COMMAND("paper mine") } 查看队伍的论文。
papers-which-claim = 你的队伍认领了多篇论文：{ $papers }。请用选项 `paper` 说明是哪一篇。
papers-no-such-claim = 这项认领已不存在。用 { COMMAND("paper mine") } 查看队伍的论文。
papers-illegal-step = *{ $paper }* 当前状态为“{ $state ->
    [claimed] 已认领
    [working] 复现中
    [submitted] 已提交
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未被接收
    [published] 已发表
    [released] 已放弃
    [lapsed] 已失效
   *[revoked] 已撤销
}”，不能变为“{ $step ->
    [claimed] 已认领
    [working] 复现中
    [submitted] 已提交
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未被接收
    [published] 已发表
    [released] 已放弃
    [lapsed] 已失效
   *[revoked] 已撤销
}”。{ $state ->
    [claimed] 接下来可以：开始复现、提交报告或放弃。
    [working] 接下来可以：提交报告或放弃。
    [submitted] 接下来可以：进入评审。
    [in-review] 接下来可以：标记为已接收或未被接收。
    [accepted] 接下来可以：发表。
    [rejected] 接下来可以：改投别处或发表。
    [lapsed] 队伍可在两周内申请恢复一次。
   *[other] 它已没有后续步骤。
}用 { COMMAND("paper mine") } 查看队伍的论文。
papers-nothing-to-undo = 最近 { $minutes } 分钟内没有可以撤回的操作。用 { COMMAND("paper mine") } 查看队伍的论文。
papers-cannot-undo = 你对 *{ $paper }* 的上一步已无法撤回：之后又有了新的操作，或名额已归其他队伍。用 { COMMAND("paper show") } 查看现状。
papers-cannot-appeal = 不能申请恢复对 *{ $paper }* 的认领：只能在失效后 { $days } 天内申请一次。如果还有名额，可重新认领：{ COMMAND("paper claim") }。
papers-appeal-over = 这份申请已有答复，或该队伍已不存在。用 { COMMAND("challenge rules") } 查看其余待答复的申请。
papers-place-free = *{ $paper }* 还有名额，无需排队。请直接认领：{ COMMAND("paper claim") }。
papers-already-waiting = 你的队伍已在排队等 *{ $paper }*，排在第 { $place } 位。用 { COMMAND("paper waitlist") } 查看。
papers-not-waiting = 你的队伍没有在等 *{ $paper }*，或保留的名额已过期。用 { COMMAND("paper waitlist") } 查看。
papers-too-many-findings = 你的队伍已记录 { $limit } 条结论，达到上限。请修改已有的结论：{ COMMAND("paper mine") }。
papers-no-such-finding = 这条结论已不存在。请重新打开队伍的论文：{ COMMAND("paper mine") }。
papers-link-refused = { $fault ->
    [no-address] 这不是网址。请粘贴完整链接，如 `https://openreview.net/forum?id=…`。
    [not-https] 只接受以 `https://` 开头的网址，请换一个。
    [credentials] 该网址含有用户名或密码，未作任何保存。请去掉后重新粘贴，并更换密码。
    [private] 该网址指向内部网络或特殊端口，请换一个所有人都能打开的网址。
    [too-long] 网址过长，请换一个较短的。
   *[not-a-paper] 该网址不是论文页面，请粘贴论文自己的页面链接。
}

papers-swapped = 已放弃 *{ $paper }*。
papers-claimed-next = 十分钟内可以撤回。接下来：写下计划，并每周用 { COMMAND("paper checkin") } 报告进展。
papers-undone = *{ $paper }*：已撤回“{ $before ->
    [claimed] 已认领
    [working] 复现中
    [submitted] 已提交
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未被接收
    [published] 已发表
    [released] 已放弃
    [lapsed] 已失效
   *[revoked] 已撤销
}”，现为“{ $after ->
    [claimed] 已认领
    [working] 复现中
    [submitted] 已提交
    [in-review] 评审中
    [accepted] 已接收
    [rejected] 未被接收
    [published] 已发表
    [released] 已放弃
    [lapsed] 已失效
   *[revoked] 已撤销
}”。
papers-alive-noted = 收到：你的队伍仍在复现 *{ $paper }*，近期不会再询问。
papers-unwaited = 你的队伍已不再排队等 *{ $paper }*。
papers-waiting = **{ $team }** 正在排队等 *{ $paper }*，排在第 { $place } 位。有名额空出时按顺序提供，届时会通知你们。
papers-offer-taken = **{ $team }** 已接受名额，*{ $paper }* 归你们了。祝顺利！
papers-appeal-sent = 已向组织者申请恢复你的队伍对 *{ $paper }* 的认领，有答复时会通知你们。
papers-appeal-done = { $outcome ->
    [granted] 已恢复 **{ $team }** 对 *{ $paper }* 的认领。
    [waits] *{ $paper }* 没有空余名额，**{ $team }** 现排在第一位，等待名额。
   *[declined] *{ $paper }* 的认领保持失效，会通知 **{ $team }**。
}

papers-claim-of = { $edition } · **{ $team }**
papers-claim-state = { $state ->
    [claimed] **已认领**：{ $since }
    [working] **复现中**：始于 { $since }
    [submitted] **已提交**：{ $since }
    [in-review] **评审中**：始于 { $since }
    [accepted] **已接收**：{ $since }
    [rejected] **未被接收**：{ $since }
    [published] **已发表**：{ $since }
    [released] **已放弃**：{ $since }
    [lapsed] **已失效**：{ $since }
   *[revoked] **已撤销**：{ $since }
}
papers-claim-elsewhere = 正在等待别处的评审结果。
papers-claim-report = 报告
papers-claim-signed = 最近一次动态：{ $at }
papers-claim-lapses = **请报告进展**：如无回复，认领将于 { $at }失效。
papers-claim-excused = { $until }之前无需报告进展。
papers-claim-anonymous = 匿名：其他人只能看到队名，看不到队员和项目。
papers-claim-plan = **计划**（仅队友和组织者可见）
    { $plan }
papers-claim-findings = **检验的结论**
papers-claim-checkins = **进展**
papers-checkin-line = { $at }：{ $line }
papers-authors-not-asked = **原作者**：尚未联系。
papers-authors-asked = **原作者**：{ $asked }已联系，尚无回复记录。
papers-authors-answered = **原作者**：{ $asked }已联系，{ $answered }收到回复。
papers-verdict = { $verdict ->
    [holds] 成立
    [fails] 不成立
    [partly] 部分成立
    [toy] 仅小规模验证
   *[unclear] 不明确或尚未检验
}
papers-finding-line = { $number }. { $statement } — **{ $verdict ->
    [holds] 成立
    [fails] 不成立
    [partly] 部分成立
    [toy] 仅小规模验证
   *[unclear] 尚不明确
}**
papers-finding-evidence = 证据
papers-findings-heading = 检验的结论
papers-timeline-of = **{ $team }**{ $anonymous ->
    [yes] （匿名）
   *[no] {""}
}
papers-timeline-empty = 这项认领还没有任何记录。
papers-entry = { $at }：{ $kind ->
    [step] { $state ->
        [claimed] 认领
        [working] 开始复现
        [submitted] 提交报告
        [in-review] 进入评审
        [accepted] 报告被接收
        [rejected] 报告未被接收
        [published] 报告发表
        [released] 放弃
        [lapsed] 失效
       *[revoked] 撤销
    }
    [undo] 撤回一步
    [checkin] 报告进展
    [plan] 写下计划
    [alive] 确认仍在复现
    [asked] 询问队伍是否仍在复现
    [warned] 提醒队伍
    [excused] { $days ->
        [0] 恢复进展要求
       *[other] 免报进展 { $days } 天
    }
    [hidden] 设为匿名
    [shown] 取消匿名
    [waiting] 更改等待状态
    [contact] 联系原作者
    [finding] 记录一条结论
   *[appeal] 申请恢复
}{ $known ->
    [yes] （{ $who }）
   *[no] {""}
}{ $undone ->
    [yes] （已撤回）
   *[no] {""}
}
papers-mine-heading = { $team } 的论文
papers-mine-empty = 你的队伍还没有论文。去找一篇可认领的吧。
papers-mine-line = **{ $paper }** · { $state ->
    [claimed] 认领于 { $since }
    [working] 复现中，认领于 { $since }
    [submitted] 已提交，认领于 { $since }
    [in-review] 评审中，认领于 { $since }
    [accepted] 已接收，认领于 { $since }
    [rejected] 未被接收，认领于 { $since }
    [published] 已发表，认领于 { $since }
    [released] 放弃于 { $since }
    [lapsed] 失效于 { $since }
   *[revoked] 撤销于 { $since }
}
papers-wait-line = **{ $paper }** · 排队中，第 { $place } 位
papers-wait-offered = **{ $paper }** · 名额为你们保留至 { $until }
papers-waits-heading = 你的队伍在等的论文
papers-waits-empty = 你的队伍没有在排队等论文。论文的名额满了以后，其卡片上会有排队按钮：{ COMMAND("paper show") }。
papers-waitlist-line = { $place }. **{ $team }**
papers-waitlist-offered = { $place }. **{ $team }**：名额保留至 { $until }
papers-waitlist-empty = 没有队伍在等这篇论文。
papers-appeals-heading = 恢复申请
papers-appeals-empty = 没有待答复的申请。
papers-appeal-line = **{ $team }** 于 { $at }申请恢复对 *{ $paper }* 的认领：{ $reason }

papers-button-open = 打开
papers-button-manage = 管理
papers-button-mine = 我的论文
papers-button-find = 找论文
papers-button-timeline = 时间线
papers-button-undo = 撤回上一步
papers-button-swap = 放弃：{ $paper }
papers-button-swap-open = 换一篇…
papers-button-wait = 排队等名额
papers-button-unwait = 不再排队
papers-button-waitlist = 谁在排队
papers-button-take = 接受
papers-button-pass = 让给下一队
papers-button-alive = 我们还在复现
papers-button-appeal = 申请恢复
papers-button-grant = 恢复
papers-button-decline = 保持失效
papers-button-checkin = 报告进展
papers-button-step = { $step ->
    [working] 开始复现
    [submitted] 提交报告
    [in-review] 已进入评审
    [accepted] 已接收
    [rejected] 未被接收
    [published] 已发表
   *[released] 放弃
}
papers-button-plan = { $written ->
    [yes] 修改计划
   *[no] 写计划
}
papers-button-contact = { $asked ->
    [yes] 作者已回复
   *[no] 已联系作者
}
papers-button-finding = 添加检验结论
papers-button-findings = 修改检验结论
papers-button-change = 修改
papers-button-elsewhere = { $waiting ->
    [yes] 不再等待
   *[no] 等待别处结果
}
papers-button-hide = { $hidden ->
    [yes] 公开队员
   *[no] 隐藏队员
}
papers-button-excuse = { $days ->
    [0] 恢复进展要求
   *[other] 免报进展 { $days } 天
}
papers-button-revoke = 撤销

papers-form-checkin-title = 报告进展
papers-form-checkin-label = 进展如何？
papers-form-checkin-hint = 一句话，队友和组织者可见
papers-form-submit-title = 提交报告
papers-form-submit-label = 链接
papers-form-submit-hint = OpenReview、TMLR、arXiv、DagsHub 或报告的链接
papers-form-plan-title = 计划
papers-form-plan-label = 打算怎么做？
papers-form-plan-hint = 最多 500 词（汉字按字计），仅队友和组织者可见
papers-form-revoke-title = 撤销认领
papers-form-revoke-label = 原因
papers-form-revoke-hint = 队伍会看到
papers-form-appeal-title = 申请恢复认领
papers-form-appeal-label = 原因
papers-form-appeal-hint = 组织者会看到
papers-form-finding-title = 检验的结论
papers-form-finding-statement = 论文自己的结论（简述）
papers-form-finding-verdict = 检验结果
papers-form-finding-evidence = 证据链接（如有）

papers-letter-offered = *{ $paper }*（{ $guild }）有名额空出，为你的队伍保留至 { $until }。要接受吗？
papers-letter-asked = *{ $paper }*（{ $guild }）已有 { $days } 天没有动态。你的队伍还在复现吗？如无回复，认领将于 { $at }失效。
papers-letter-warned = **最后提醒**：如果你的队伍不确认仍在复现，*{ $paper }*（{ $guild }）的认领将于 { $at }失效。
papers-letter-lapsed = 由于无人回复，*{ $paper }*（{ $guild }）的认领已失效，名额将提供给其他队伍。如果这是误会，可以在两周内向组织者申请恢复。
papers-letter-excused = 组织者同意你们在 { $until }之前无需就 *{ $paper }*（{ $guild }）报告进展，请放心。
papers-letter-expected = 从现在起，请继续就 *{ $paper }*（{ $guild }）报告进展。
papers-letter-revoked = 组织者撤销了你的队伍对 *{ $paper }*（{ $guild }）的认领：{ $reason }
papers-letter-checked-in = { $who } 报告 *{ $paper }* 的进展：{ $line }
papers-letter-appealed = **{ $team }** 申请恢复对 *{ $paper }* 的认领（已失效）：{ $reason }
papers-letter-appeal-answered = { $outcome ->
    [granted] 组织者已恢复你的队伍对 *{ $paper }*（{ $guild }）的认领。
    [waits] 组织者同意恢复你的队伍对 *{ $paper }*（{ $guild }）的认领，但名额已满。你的队伍现排在第一位，等待名额。
   *[declined] 组织者没有同意恢复你的队伍对 *{ $paper }*（{ $guild }）的认领。
}
papers-letter-reported = **{ $team }**，*{ $paper }*：{ $state ->
    [submitted] 已提交报告
    [in-review] 报告评审中
    [accepted] 报告已被接收
    [rejected] 报告未被接收
    [lapsed] 无人回复，认领已失效
    [undone] 队伍撤回了上一步
   *[published] 报告已发表
}。
papers-letter-unreached = 无法联系到 **{ $team }**：队里没有人能收到消息。如果没有人报告进展，*{ $paper }* 的认领将于 { $at }失效。

papers-suggest-description = 推荐论文库中没有的论文
papers-suggest-paper-description = 链接、编号（如 2004.02546）或标题
papers-suggest-title-description = 标题（查不到论文信息时填写）
papers-suggest-there = 论文库中已有 *{ $paper }*。
papers-suggest-waits = 已有人于 { $at }推荐过 *{ $paper }*，正在等待组织者处理。
papers-suggest-done = 谢谢！已请组织者考虑收录 *{ $paper }*，有结果时会通知你。
papers-suggest-source = { $source ->
    [huggingface] 信息来自 Hugging Face
    [arxiv] 信息来自 arXiv
    [crossref] 信息来自 Crossref
    [datacite] 信息来自 DataCite
    [catalogue] 论文库中已有，但不在本届论文列表中，组织者可以将其加入。
   *[none] 未核实：没有查到论文信息，按你填写的内容提交。
}
papers-suggest-elsewhere = 在服务器上使用 { COMMAND("paper show") }，可以查看谁在复现以及你能做什么。
papers-suggest-not-a-paper = 这是代码仓库的链接。请粘贴论文本身的链接或编号，例如 `2004.02546`。
papers-suggest-title-needed = { $need ->
    [not-found] 查不到论文“{ $text }”。请检查链接或编号；如果确认无误，请重新推荐，并在 `title` 选项中填写标题。
    [unavailable] 目前无法查询论文信息，因此不知道“{ $text }”是哪篇论文。请过几分钟再试，或在 `title` 选项中填写标题。
    [nobody-knows] 无法查询“{ $text }”的论文信息。请重新推荐，并在 `title` 选项中填写标题。
   *[no-title] 无法从“{ $text }”中识别出链接、编号或标题。请粘贴论文的链接或编号（如 `2004.02546`），或填写标题。
}
papers-letter-decided = 组织者更新了 *{ $paper }*（{ $guild }）的状态：{ $state ->
    [in-review] 报告评审中
    [accepted] 报告已被接收
    [rejected] 报告未被接收
   *[published] 报告已发表
}。用 { COMMAND("paper mine") } 查看。
papers-button-tell = 讲讲成果
