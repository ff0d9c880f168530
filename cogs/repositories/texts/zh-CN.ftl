# 代码仓库：队伍关联了什么，以及能看到什么。

repositories-description = 队伍的代码仓库：关联它们，查看进展
repositories-option-address = 仓库的链接，任何形式都可以；或 DagsHub 上的 owner/name
repositories-option-own = 你队伍的一个仓库
repositories-option-any = 链接，或 owner/name；不填则为你队伍的主仓库
repositories-option-team = 要看哪个队伍的主仓库

## 关联

repositories-link-description = 说明 DagsHub 或 GitHub 上的哪个仓库属于你的队伍
repositories-unlink-description = 说明某个仓库不再属于你的队伍
repositories-linked = { $was ->
    [yes] { $name } 之前已经关联到 *{ $team }*。
   *[no] { $main ->
        [yes] { $name } 现已关联到 *{ $team }*，作为其主仓库。那里的新提交会算作你们认领仍在进行的迹象。
       *[no] { $name } 现也关联到 *{ $team }*。
    }
}
repositories-linked-others = { $teams } 也关联了它。如果它不归他们所有，请按下面的按钮告诉组织者。
repositories-letter-linked-twice = *{ $team }* 关联了 { $repository }，而匿名参与的 { $teams } 也关联了它。双方都没有被告知。请询问它归谁所有。
repositories-unlinked = { $name } 不再关联到 *{ $team }*。{ $main ->
    [no] {""}
   *[other] 主仓库现在是 { $main }。
}
repositories-primary = { $name } 现在是你队伍的主仓库。
repositories-button-status = 查看状态
repositories-button-refresh = 重新查看
repositories-button-primary = 设为主仓库
repositories-button-prove = 证明归我们所有
repositories-button-proved = 我已放好
repositories-proof-ask = 请把这个词放进 { $name } 的描述或 README：
repositories-proof-then = 只有能修改仓库的人才做得到。然后请按按钮；一旦找到，就可以把它删掉。
repositories-proved = 已证明 { $name } 归你的队伍所有。

## 争议

repositories-button-dispute = 不归 { $team }
repositories-form-dispute-title = 这个仓库归谁？
repositories-form-dispute-label = 为什么它不归这支队伍
repositories-form-dispute-hint = 组织者会看到这段话和你的名字；队伍只会知道存在争议。
repositories-dispute-sent = 已请组织者裁定 { $repository } 是否归 *{ $team }* 所有；结果会告诉你。在此之前，那里的提交不算作进展的迹象。
repositories-disputes-description = 供组织者使用：被指不归关联队伍所有的仓库
repositories-disputes-heading = 有争议的仓库：{ $count }
repositories-disputes-empty = 目前没有人对关联提出争议。
repositories-button-disputes = 其他争议
repositories-letter-disputed = 有人说某个仓库不归关联它的队伍所有。它归他们吗？
repositories-dispute-line = **{ $repository }**，由 *{ $team }* 关联{ $proved ->
    [yes] ，他们已证明能修改它
   *[no] ，尚未证明归其所有
}
repositories-dispute-by = 提出者 { $who }，{ $at }
repositories-button-decide = { $decision ->
    [stays] 仍归他们
   *[taken-away] 取消关联
}
repositories-dispute-decided-now = { $decision ->
    [stays] { $who } 裁定 { $repository } 仍归 *{ $team }* 所有。
   *[taken-away] { $who } 取消了 *{ $team }* 对 { $repository } 的关联，该队伍不能再次关联。
}相关的人都会收到通知。
repositories-letter-challenged = 有人说 { $repository } 不归 *{ $team }* 所有，将由 { $guild } 的组织者裁定。{ $proved ->
    [yes] 他们看得到你们已经证明过。
   *[no] 要证明它归你们，请用 { COMMAND("repo status") } 打开它，再按“证明归我们所有”。
}如果是误关联，请用 { COMMAND("repo unlink") } 撤回。
repositories-letter-decided = { $decision ->
    [stays] { $own ->
        [yes] { $guild } 的组织者裁定：{ $repository } 仍归 *{ $team }* 所有。
       *[no] { $guild } 的组织者裁定：你提出争议的 { $repository } 仍归 *{ $team }* 所有。如果你知道更多，请与他们沟通。
    }
    [taken-back] *{ $team }* 自己撤回了对 { $repository } 的关联，你曾对它提出争议。
   *[taken-away] { $own ->
        [yes] { $guild } 的组织者裁定：{ $repository } 不归 *{ $team }* 所有，并取消了关联。如果有误，请与他们沟通，他们可以恢复。
       *[no] { $guild } 的组织者裁定：你提出争议的 { $repository } 不归 *{ $team }* 所有，并取消了关联。
    }
}

## 状态

repositories-status-command = 仓库的状态：提交、数据、实验，以及看不到的部分
repositories-status-title = { $host } 上的 { $name }
repositories-status-link = { $main ->
    [yes] *{ $team }* 的主仓库
   *[no] *{ $team }* 的仓库
}{ $own ->
    [yes] ，由 { $who } 关联
   *[no] {""}
}{ $proved ->
    [yes] {" "}· 已证明归其所有
   *[no] {" "}· 尚未证明归其所有
}{ $disputed ->
    [yes] {" "}· 有争议，由组织者裁定
   *[no] {""}
}
repositories-status-rivals = { $teams } 也关联了它。
repositories-status-others = 该队伍还关联了 { $names }。
repositories-status-description = { $text }
repositories-status-about = { $visibility ->
    [private] 私有，但对机器人可见
   *[public] 公开
} · 默认分支 { $branch }{ $fork ->
    [yes] {" "}· 复刻
   *[no] {""}
}{ $mirrors ->
    [no] {""}
   *[other] {" "}· 来自 { $mirrors } 的副本
}{ $licence ->
    [no] {""}
   *[other] {" "}· 许可证 { $licence }
}{ $empty ->
    [yes] {" "}· 空仓库
   *[no] {""}
}
repositories-status-no-commits = 还没有任何提交。
repositories-status-last = **最近提交** { $at }{ $signed ->
    [no] {""}
   *[yes] {" "}由 { $author }
} · { $commit }{ $summed ->
    [no] {""}
   *[yes] ：{ $summary }
}
repositories-status-days = **最近 30 天** { $count ->
    [0] 没有提交
   *[other] { $count } 次提交
} { $bars }
repositories-status-people = **总计** { $people } 人，{ $more ->
    [yes] 最近 { $commits } 次提交
   *[no] { $commits } 次提交
}
repositories-status-branches = **分支** { $count }{ $count ->
    [0] {""}
   *[other] ：{ $names }
}
repositories-status-tags = **标签** { $count }{ $count ->
    [0] {""}
   *[other] ：{ $names }
}
repositories-status-releases = **发布** { $count }：{ $names }
repositories-status-tickets = **未关闭** 议题 { $issues } · 合并请求 { $pulls }
repositories-status-size = **大小** git 中 { $size } { $unit ->
    [mega] MB
   *[kilo] kB
}，不含 DVC 保存在别处的内容
repositories-status-no-dvc = **数据** 没有找到由 DVC 保存的内容
repositories-status-dvc = **数据** DVC 保存着 { $count } 个文件或文件夹{ $where ->
    [here] ，在本仓库自己的存储中
    [elsewhere] 。其远程指向 { $place } 的存储，而不是本仓库的
    [dagshub] ，在 DagsHub 上 { $place } 的存储中
    [place] ，在 { $place }
    [none] 。没有设置远程，其他人无法取得它们
   *[unknown] ；看不到在哪里
}
repositories-status-bucket = **存储桶** { $name }{ $own ->
    [yes] ：仓库自己的，里面有文件
   *[no] {""}
}
repositories-status-experiments = **实验** { $count }{ $more ->
    [yes] {" "}个以上
   *[no] {""}
}{ $known ->
    [0] {""}
   *[other] 。最佳：{ $best }
}
repositories-status-runs = **MLflow 运行** { $count }{ $more ->
    [yes] {" "}个以上
   *[no] {""}
}{ $known ->
    [0] {""}
   *[other] 。最佳：{ $best }
}
repositories-status-models = **模型** MLflow 注册表中 { $count } 个（{ $names }）
repositories-host = { $host ->
    [github] GitHub
   *[dagshub] DagsHub
}
repositories-part = { $part ->
    [about] 仓库本身
    [branches] 分支
    [history] 提交
    [tree] 文件
    [texts] README 与设置
    [tags] 标签
    [issues] 议题
    [pulls] 合并请求
    [storage] 存储
    [experiments] 实验
    [runs] MLflow 运行
   *[models] 模型
}
repositories-status-unseen = { $parts }：{ $sight ->
    [hidden] 对机器人不可见；这不说明它们是否存在
    [missing] 不存在，或不可见：主机的回答是一样的
   *[failed] { $why }{ $known ->
        [yes] ；显示的是之前看到的
       *[no] {""}
    }
}
repositories-fault = { $fault ->
    [timed-out] 主机用时太久
    [unreachable] 无法连接主机
    [rate-limited] 主机希望少一些询问
    [circuit-open] 主机接连出错，几分钟内不再打扰
    [too-large] 回答太大
    [not-asked] 这个机器人不询问任何主机
    [not-recorded] 不在记录之中
   *[other] 主机没有给出可用的回答
}
repositories-status-more = 还有更多内容，这里放不下。
repositories-status-cut = 除了查看过的 { $count } 个文件，还有更多文件。
repositories-status-missing = 没有这个仓库，或者它是私有的：{ $host } 的回答是一样的。请检查地址；如果是私有的，请设为公开，或请运行机器人的人取得访问权限。
repositories-status-nothing = { $known ->
    [no] 对它还一无所知。
   *[yes] 对它还一无所知：{ $why }。请稍后再试；如果你的队伍关联了它，关联依然有效。
}
repositories-status-recorded = 这是其公开副本的记录，制作于 { $at }。演示不询问任何主机。
repositories-status-checked = 查看于 { $at }
repositories-status-never = 尚未查看
repositories-status-stale = 所示为 { $seen } 看到的内容。最近一次尝试于 { $at }：{ $why }
repositories-status-looking = 正在查看；有新内容时，这张卡片会自行更新。

## 评分

repositories-score-command = 逐项查看供他人复现的材料，以及下一步
repositories-button-score = 评分卡
repositories-score-checklist = **{ $source }**：{ $items } 项中找到 { $found } 项
repositories-score-checklist-source = 机器学习代码完整性
repositories-score-packages = {"  "}README 中提到 { $count } 个依赖，但程序无法据此安装。
repositories-score-stars = **{ $source }**，仅就文件所能说明的
repositories-score-stars-source = 可复现性量表
repositories-score-others = **此外**
repositories-score-line = { $verdict ->
    [found] • { $item }：已找到 ✅，{ $proof }{ $more ->
        [0] {""}
       *[other] {" "}等 { $more } 处
    }
    [unseen] • { $item }：无法查看 ❔
   *[not-found] • { $item }：未找到 ▫️
}
repositories-star = { $star ->
    [1] 1 · 代码
    [2] 2 · 配置
    [3] 3 · 数据与产物
    [4] 4 · 环境
   *[5] 5 · 评估
}
repositories-picture-checklist = 完整性
repositories-picture-bar = { $label }：{ $of } 项中的 { $found } 项{ $unseen ->
    [0] {""}
   *[other] （{ $unseen } 项无法查看）
}
repositories-picture-alt = 已找到多少。{ $bars }
repositories-button-share = 分享
repositories-share-ask = 本频道的所有人都会看到 { $name } 的评分卡，并知道它归你的队伍。要在这里分享吗？
repositories-share-no = 不分享
repositories-share-yes = 在这里分享
repositories-shared = { $name } 的评分卡已发到本频道。
repositories-share-by = 由其队伍分享
repositories-score-star = • { $star }：{ $state ->
    [all] 全部找到 ✅：{ $found }
    [some] 部分找到 ➗：{ $found }；未找到：{ $missing }
   *[none] 未找到 ▫️：{ $missing }
}
repositories-score-claim = {"  "}队伍自述：{ $text }
repositories-score-unfilled = {"  "}有 { $count } 个选项已勾选，但占位符还在。
repositories-score-item = { $item ->
    [dependencies] 依赖列表
    [training] 训练代码
    [evaluation] 评估代码
    [models] 训练好的模型
    [results] 附命令的结果表
    [licence] 许可证
    [configuration] 配置文件
    [seed] 配置中的随机种子
    [data] 由 DVC 管理的数据
    [tracking] 实验记录
    [container] 容器
    [trial] 可供试用的东西
    [report] 报告或引用信息
   *[tests] 测试
}
repositories-score-next = **下一步**：{ $step }
repositories-score-step = { $item ->
    [dependencies] 在 `requirements.txt` 或 `environment.yml` 中列出依赖，方便他人安装。
    [training] 给训练脚本起一个容易找到的名字，例如 `train.py`。
    [evaluation] 加入评估脚本，例如 `evaluate.py`。
    [models] 把训练好的权重放进 `models/`，较大时用 DVC；或在 README 的“Pretrained models”下给出链接。
    [results] 在 README 中用表格给出结果，并附上得到它们的命令。
    [licence] 在根目录加入 `LICENSE`，让他人可以使用。
    [configuration] 把调整过的参数放进文件，例如 `params.yaml`。
    [seed] 在该文件中设置随机种子。
    [data] 用 DVC 管理数据，让每个人都用同样的数据。
    [tracking] 记录实验，例如用 MLflow。
    [container] 加入可运行的 `Dockerfile`。
    [trial] 加入一个小应用或笔记本，供人试用。
    [report] 填写 `REPRODUCIBILITY.md`。
   *[tests] 加入测试，并在每次提交时运行。
}
repositories-score-limits = “找到”是指有文件这样说明。没有人运行过代码；两次运行结果是否相同，只有人能判断。

## 卡片与新动态

repositories-watch-description = 让你队伍主仓库的卡片常驻本频道，持续更新并附带新动态
repositories-unwatch-description = 结束你队伍的卡片
repositories-option-news = 最多多久发布一次新动态；默认每小时
repositories-option-silence = 多少天没有提交也要说明，0 表示不说；默认 14
repositories-rhythm-at-once = 立即
repositories-rhythm-hourly = 最多每小时一次
repositories-rhythm-daily = 每天汇总一次
repositories-rhythm-weekly = 每周汇总一次
repositories-watching = { $was ->
    [yes] { $name } 的卡片继续留在本频道。
   *[no] { $name } 的卡片会出现在本频道，所有能看到本频道的人都能看到 *{ $team }* 的仓库进展。
}新动态的发布方式：{ $rhythm ->
    [at-once] 一看到就发布
    [daily] 每天汇总一次
    [weekly] 每周汇总一次
   *[hourly] 最多每小时一次
}。内容包括新的提交、标签、议题、模型、超过最好成绩的实验{ $silent ->
    [0] {""}
   *[other] ，以及 { $silent } 天没有提交
}。用 { COMMAND("repo unwatch") } 撤回。
repositories-unwatched = *{ $team }* 的仓库卡片不再更新，卡片上会写明。
repositories-card-kept = 本卡片会持续更新。新动态：提交、标签、议题、模型、更好的实验{ $silent ->
    [0] {""}
   *[other] 、{ $silent } 天没有提交
}。
repositories-card-thread = { $team } 的新动态
repositories-card-over = *{ $team }* 的仓库卡片不再更新。
repositories-letter-unwatched = *{ $team }* 的仓库卡片不再更新：{ $why ->
    [hidden] 你们现在匿名参与，而卡片会暴露身份，已从频道中移除。
    [removed] 有人删除了它。
   *[unlinked] 你们已没有主仓库。
}用 { COMMAND("repo watch") } 重新开始。
repositories-news = **{ $name } 的新动态**，*{ $team }* 的仓库
repositories-news-commits = **{ $count } 个新提交**{ $more ->
    [yes] （或更多）
   *[no] {""}
}
repositories-news-commit = { $commit } { $summary }{ $signed ->
    [yes] （{ $author }）
   *[no] {""}
}
repositories-news-tags = **新标签** { $names }
repositories-news-tickets = { $kind ->
    [issues] **新议题**
   *[pulls] **新合并请求**
} { $tickets }
repositories-news-record = **超过此前最好成绩**：{ $experiment } 的 { $measure } 为 { $value }，此前为 { $before }
repositories-news-models = **新模型** { $names }
repositories-news-silence = 已有 { $days } 天没有提交。如果遇到困难，请告诉队友或组织者；用 { COMMAND("paper checkin") } 说明进展。
repositories-button-hook = 有变化立即告诉机器人
repositories-hook = { $host ->
    [github] 在 GitHub 打开 { $name } 的设置，进入 *Webhooks*，选择 *Add webhook*。内容类型选 `application/json`，地址填写：
   *[dagshub] 在 DagsHub 打开 { $name } 的设置，进入 *Webhooks*，添加类型为 *DagsHub* 的 webhook。内容类型选 `application/json`，地址填写：
}
repositories-hook-secret = 密钥填写：
repositories-hook-keep = 此后那里一有变化，机器人就会去查看。不要把密钥给任何人看；如果有人看到了，请取消关联再重新关联，密钥就会更换。

## 拒绝

repositories-address-refused = { $fault ->
    [other-host] 这既不是 DagsHub 也不是 GitHub。请粘贴那里的仓库地址，例如 `https://dagshub.com/owner/name`。
    [not-a-repository] 这是主机上的页面，但不是仓库。请粘贴仓库自己页面的地址，例如 `https://dagshub.com/owner/name`。
    [too-long] 这个地址太长了。请只粘贴仓库的地址。
   *[no-address] 这不是仓库的地址。请粘贴例如 `https://dagshub.com/owner/name` 的地址，或输入 `owner/name`。
}
repositories-none-linked = *{ $team }* 没有关联任何仓库。可以询问该队伍的成员，或用 { COMMAND("repo status") } 查看其他仓库。
repositories-none-of-your-own = *{ $team }* 还没有关联仓库。请用 { COMMAND("repo link") } 关联一个。
repositories-team-hides = *{ $team }* 目前匿名参与，不显示仓库。等它公开成员后再来看看。
repositories-sharing-hidden = *{ $team }* 目前匿名参与，评分卡会暴露身份。请先在 { COMMAND("paper mine") } 里公开队伍。
repositories-watch-hidden = *{ $team }* 目前匿名参与，卡片会暴露身份。请在你们队伍自己的专属空间里使用，或先在 { COMMAND("paper mine") } 里公开队伍。
repositories-not-watched = *{ $team }* 在任何频道都没有卡片。用 { COMMAND("repo watch") } 开始。
repositories-too-many = 你的队伍已关联 { $limit } 个仓库，已达上限。请先用 { COMMAND("repo unlink") } 取消一个。
repositories-not-linked = { $repository } 没有关联到你的队伍。请用 { COMMAND("repo status") } 查看已关联的。
repositories-not-proved = 描述和 README 中都没有这个词，查看于 { $looked_at }。请保存好，等半分钟后再按一次按钮。
repositories-never-seen = 还无法查看这个仓库。请确认它是公开的且地址正确，半分钟后再试。
repositories-link-over = 那个仓库已不再关联。请用 { COMMAND("repo status") } 查看现状。
repositories-dispute-own = 那是你自己队伍的关联。如果有误，请用 { COMMAND("repo unlink") } 撤回。
repositories-dispute-waits = 已有人对 *{ $team }* 的这个关联提出争议，组织者尚未裁定。如果你知道更多，请与他们沟通。
repositories-dispute-decided = 组织者已裁定它仍归 *{ $team }* 所有。如果你知道更多，请与他们沟通。
repositories-dispute-over = 已无需裁定：关联已被撤回或重新建立。用 { COMMAND("repo disputes") } 查看待裁定的。
repositories-taken-away = 组织者已裁定 { $repository } 不归你的队伍所有。如果有误，请与他们沟通，他们可以恢复。
