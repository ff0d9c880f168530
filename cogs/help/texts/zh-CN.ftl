# 机器人能为提问者做什么。

help-description = 查看我在这里能为你做什么
help-heading = 我能为你做什么
help-first = 刚来？{ COMMAND("start") } 用三行告诉你下一步。下面是本服务器提供给你的所有命令；点击命令，或按按钮查看每条命令的用途。只限组织者使用的命令会说明。
help-topic = **{ $about }**
    { $commands }
help-command = { $command } { $about }
help-button-all = 所有主题
