# 论文库（组织者管理）。

catalog-description = 组织者管理论文库
catalog-approve-description = 查看成员推荐的论文，决定是否收录

catalog-waiting-heading = 有 { $count } 篇推荐论文待处理
catalog-waiting-empty = 目前没有待处理的推荐。成员可用 { COMMAND("paper suggest") } 推荐论文。
catalog-line-title = **{ $paper }**
catalog-line-source = { $source ->
    [huggingface] 信息来自 Hugging Face
    [arxiv] 信息来自 arXiv
    [crossref] 信息来自 Crossref
    [datacite] 信息来自 DataCite
    [catalogue] 论文库中已有，但不在本届论文列表中
   *[none] 未核实：按推荐人填写
}
catalog-line-by = 由 { $who } 推荐，{ $at }
catalog-answered = { $outcome ->
    [approved] { $who } 已批准收录 *{ $paper }*，论文库中现在可以查到。推荐人会收到通知。
   *[declined] { $who } 未批准收录 *{ $paper }*。推荐人会收到通知。
}
catalog-suggestion-over = 这条推荐已经处理过了。用 { COMMAND("catalog approve") } 查看其余待处理的推荐。

catalog-button-approve = 批准
catalog-button-decline = 不收录
catalog-button-page = 打开论文页面
catalog-button-namesake = 库中同名论文
catalog-button-show = 查看
catalog-button-waiting = 其余待处理

catalog-letter-suggested = 有人推荐收录一篇论文。
catalog-letter-answered = { $outcome ->
    [approved] { $guild } 的组织者批准了你推荐的论文：*{ $paper }*。论文库中现在可以查到。
   *[declined] { $guild } 的组织者没有收录你推荐的论文：*{ $paper }*。如有疑问，请在服务器上联系组织者。
}

catalog-add-description = 向论文库添加一篇论文
catalog-add-paper-description = 链接、arXiv 编号、DOI 或标题
catalog-add-title-description = 如果没有来源知道它，请写标题
catalog-import-description = 添加整份论文列表；你会先看到结果预览
catalog-import-papers-description = CSV 文件，有 title 列，可有 arxiv_id、doi、authors、venue、year、url
catalog-import-edition-description = 本届只能认领列表中的论文，包括这些
catalog-merge-description = 把两篇相同的论文合并为一篇
catalog-merge-paper-description = 要去掉的那一篇
catalog-merge-into-description = 要保留的那一篇

catalog-added = 《{ $paper }》已加入论文库：{ $source ->
    [huggingface] 信息来自 Hugging Face
    [arxiv] 信息来自 arXiv
    [crossref] 信息来自 Crossref
    [datacite] 信息来自 DataCite
   *[none] 按你输入的内容，未经核实
}。
catalog-added-before = 《{ $paper }》已经在论文库中，可以在这里认领。
catalog-import-trial = 这份列表会带来什么
catalog-import-done = 列表已加入论文库
catalog-import-counts = 新增 **{ $added }** 篇，已有 **{ $known }** 篇，未采用 **{ $refused }** 行。
catalog-import-refused = • 第 { $row } 行：{ $reason ->
    [no-title] 没有标题
    [title-too-long] 标题超过 500 个字符
    [bad-year] 年份不在 1800 到 2099 之间
    [bad-arxiv-id] arxiv_id 不是 arXiv 编号
    [bad-doi] doi 不是 DOI
    [bad-openreview-id] openreview_id 不是 OpenReview 编号
    [bad-url] 地址不是以 http:// 或 https:// 开头
    [too-many-fields] 字段比第一行多；含逗号的字段请加引号
   *[names-of-two-papers] 它的编号属于两篇不同的论文；见 { COMMAND("catalog merge") }
}。
catalog-import-namesake = • 第 { $row } 行：论文库中有同名论文，{ $name ->
    [none] 没有编号
   *[other] 使用另一个名称（{ $name }）
}；两者都会保留。如果是同一篇，请用 { COMMAND("catalog merge") }。
catalog-import-ignored = 未使用的列：{ $columns }
catalog-import-progress = 正在读取列表：已读 { $rows } 行……
catalog-list-refused = { $fault ->
    [empty] 文件是空的。第一行需要写列名。
    [no-title] 文件没有 `title` 列；它的列是：{ $detail }。请在第一行写列名，用逗号分隔。
    [doubled] 文件中 `{ $detail }` 列出现了两次。请删除或重命名其中一列。
    [not-utf8] 文件不是 UTF-8 编码（第 { $line } 行附近）。请保存为 UTF-8 的 CSV。
   *[not-csv] 文件不是格式正确的 CSV（第 { $line } 行）：{ $detail }。请检查那里的引号。
}

catalog-merge-ask = 把《{ $gone }》和《{ $kept }》合并为一篇？保留后者，它会接收前者的 { $names } 个编号、{ $claims } 个认领和 { $waits } 支等待的队伍。之后可以撤销。
catalog-merged = 《{ $gone }》和《{ $kept }》现在是同一篇论文。
catalog-unmerged = 《{ $gone }》和《{ $kept }》又是两篇论文了。
catalog-same-paper = 《{ $paper }》已经是同一篇论文。请选择两篇不同的论文。
catalog-merge-elsewhere = 其他服务器的队伍与《{ $paper }》有关，所以不能去掉它。请把它选为保留的那一篇，或联系运行我的人。
catalog-teams-on-both = { $teams } 同时持有或等待这两篇论文。请先让他们放弃其中一篇。
catalog-merge-over = 这次合并已经撤销，或者保留的论文后来又被合并。请先撤销后一次合并。

catalog-button-import = 采用 { $count } 篇论文
catalog-button-merge = 合并
catalog-button-unmerge = 撤销
catalog-button-keep = 都保留
