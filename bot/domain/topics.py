"""Topics: which words two texts share, and what a text asks for.

Chinese and Japanese are written without spaces: there, what both texts hold of two characters or more is a word.
"""

import re
import unicodedata

# Han, katakana and hangul. Hiragana, which mostly holds a sentence together, separates.
_UNSPACED = "\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_SPACED_WORD = re.compile(rf"[^\W_{_UNSPACED}\u3040-\u309f]+[+#]*")
_RUN = re.compile(rf"[{_UNSPACED}]+")
_ONE_LETTER = frozenset({"c", "r"})  # languages that are skills
# Words that hold sentences together, and those that every text about this work holds.
_COMMON_WORDS = (
    "a about after all also am an and any anyone are as at be been but by can do does each few for from get good "
    "group had has have help her his hour hours how if in into is it its join like looking lot love make many "
    "member members more most much my need needed needs new no not of on one or other our own people per person "
    "please prefer seek seeking she some somebody someone something so such team teams than that the their them "
    "then there these they this to too two up us use used using very via want wanted wants we week weekly well "
    "what when where which who will with work working would you your "
    "approach based better data deep experience interest interested interests know knowledge large learn learning "
    "machine method methods ml model models network networks neural paper papers project projects replicate "
    "reproduce reproducibility reproducing reproduction research skill skills study toward towards training"
)
_COMMON_RUNS = (
    "模型 方法 网络 学习 深度学习 机器学习 神经网络 数据 训练 论文 研究 经验 項目 项目 研究者 モデル 学習 論文"
)
_BETWEEN = (
    "的 了 和 与 及 或 我们 他们 你们 大家 一起 一个 一位 希望 可以 能够 需要 寻找 以及 并且 喜欢 感兴趣 兴趣 擅长 "
    "熟悉 熟练 欢迎 加入 使用 基于 进行 小时 每周 复现 队伍 团队 队员 队友 同学 成员"
)
_SAY_NOTHING = frozenset(f"{_COMMON_WORDS} {_COMMON_RUNS}".split())
_SEPARATOR = re.compile("|".join(_BETWEEN.split()))
_ASKS = re.compile(
    r"(?:\b(?:needs?|needed|wants?|wanted|(?:look|search)(?:ing)? for|seek(?:s|ing)?|miss(?:es|ing)?|lack(?:s|ing)?)\b"
    r"|需要|寻找|招募|急需|急招|缺少|缺|欢迎|求|招)([^.;!?。；！？\n]*)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(\d{1,3})\s*\+?\s*(?:h|hrs?|hours?)\s*(?:/|a|per|each|every)?\s*(?:w|wk|week)\b"
    r"|每[周週](?:大约|约|至少)?\s*(\d{1,3})\s*(?:个)?小?[时時]",
    re.IGNORECASE,
)


def find_shared(one: str, other: str) -> tuple[str, ...]:
    """Words that both texts hold and that say something, as they stand there, in the order of the first text."""
    one, other = _fold(one), _fold(other)
    theirs = {_stem(word): word for word in _SPACED_WORD.findall(other)}
    runs = "\n".join(_list_runs(other))
    found: list[tuple[int, str]] = []
    for match in _SPACED_WORD.finditer(one):
        word = match[0]
        same = theirs.get(_stem(word))
        if same is not None and _says_something(word):
            found.append((match.start(), min(word, same, key=len)))
    for match in _RUN.finditer(one):
        found += [(match.start() + place, piece) for place, piece in _find_pieces(match[0], runs)]
    return tuple(dict.fromkeys(word for _, word in sorted(found)))


def find_asked(text: str) -> str:
    """The parts of a text that say what is looked for; nothing where it does not say so."""
    return "\n".join(match[1] for match in _ASKS.finditer(unicodedata.normalize("NFKC", text)))


def find_hours(text: str) -> int | None:
    """How many hours a week a text speaks of, if it does so once."""
    found = {int(match[1] or match[2]) for match in _HOURS.finditer(unicodedata.normalize("NFKC", text))}
    return found.pop() if len(found) == 1 else None


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _stem(word: str) -> str:
    """What `transformer` and `transformers` share."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "aisu" else word


def _says_something(word: str) -> bool:
    if word in _SAY_NOTHING or word.isdigit():
        return False
    return len(word) > 1 or word in _ONE_LETTER


def _list_runs(text: str) -> list[str]:
    return [part for run in _RUN.findall(text) for part in _SEPARATOR.split(run)]


def _find_pieces(run: str, runs: str) -> list[tuple[int, str]]:
    """The longest pieces of a run that stand in `runs`, from left to right, each with its place."""
    pieces: list[tuple[int, str]] = []
    start = 0
    while start < len(run) - 1:
        end = start + 2
        if run[start:end] not in runs:
            start += 1
            continue
        while end < len(run) and run[start : end + 1] in runs:
            end += 1
        if run[start:end] not in _SAY_NOTHING:
            pieces.append((start, run[start:end]))
        start = end
    return pieces
