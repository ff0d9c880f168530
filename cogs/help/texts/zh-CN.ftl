# 机器人能为提问者做什么。

help-description = 查看我在这里能为你做什么
help-heading = 我能为你做什么
help-first = 刚来？{ COMMAND("start") } 用三行告诉你下一步。下面是本服务器提供给你的所有命令；点击命令，或按按钮查看每条命令的用途。只限组织者使用的命令会说明。
help-topic = **{ $about }**
    { $commands }
help-command = { $command } { $about }
help-button-all = 所有主题

help-option-question = 常见问题，或其中的一个词
help-button-questions = 常见问题
help-questions-heading = 常见问题
help-questions = { $count ->
    [0] 这里还没有问题。
   *[other] 点击问题查看答案。各项挑战的规则不同，每年也会变化：每个答案都注明来源和日期。
}
help-source = 来源
help-answer-source = { $source ->
    [none] {""}
   *[other] { $source } ·{" "}
}{ $known ->
    [yes] 截至 { $day }；你的组织者可能另有规定
   *[no] 组织者的答复，截至 { $day }
}
help-button-write = 添加问题
help-button-change = 修改
help-button-leave-out = 移除
help-button-as-it-was = 恢复原样
help-button-restore = 重新加入：{ $question }
help-form-title = 问题和答案
help-form-question = 问题
help-form-answer = 答案
help-form-source = 来源链接
help-no-such-question = 这个问题已不在这里。用 { COMMAND("help") } 查看现有的问题。
help-too-many-questions = 一个服务器最多可以有 { $limit } 个自己的问题。请先移除一个。

help-question-double-blind = 提交是双盲的吗？
help-answer-double-blind = MLRC 2026 是的：论文投给 TMLR，由其进行双盲评审。供评审的代码也要匿名，放在补充材料中或使用匿名链接。在这里，队长可以在认领下选择“匿名工作”，隐藏队伍成员。
help-question-format = 报告是什么格式？
help-answer-format = MLRC 2026 按 TMLR 的作者指南，使用 TMLR 的格式。更早的几届有自己的模板，第一页是可复现性摘要。
help-question-extension = 可以延期吗？
help-answer-extension = MLRC 2026 的意向日期是软性的：之后仍可投给 TMLR，只要在硬性日期之前有结果。本服务器的日期（哪些是硬性、哪些是软性）见 { COMMAND("deadline list") }；需要更多时间请联系组织者。
help-question-no-reviews = 还没有人评审我的论文，怎么办？
help-answer-no-reviews = MLRC 2026 请作者自己处理：写信给 TMLR 的责任编辑；没有答复时写给主编。把认领标记为等待他人决定，这样不会再向你的队伍询问进展。
help-question-industry = 我在企业工作，可以参加吗？
help-answer-industry = 可以。MLRC 像欢迎学生和研究人员一样欢迎企业人士。
help-question-workshop = 可以选择研讨会（workshop）论文吗？
help-answer-workshop = 到 MLRC 2022 为止不可以：只接受所列会议论文集中的论文。其他会议或年份的论文要先问组织者。本届接受什么见 { COMMAND("challenge rules") }。
help-question-code = 可以使用多少作者的代码？
help-answer-code = MLRC 2022 说：没有限制。不过仅仅运行代码说明不了什么；要看的是论文的主张是否成立。
help-question-authors = 可以写信给作者吗？
help-answer-authors = 可以，MLRC 2022 强烈建议这样做，以弄清疑问和细节。地址写在论文上。请在认领下记下你问过以及得到了什么答复：报告会要求写明。
help-question-course = 我教一门课，怎样参加？
help-answer-course = MLRC 2022 会列出教师联系过组织者的课程。请告诉本服务器的组织者：课程可以有自己的论文列表和早于官方的日期。
