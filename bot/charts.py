"""Charts as pictures. Whoever shows one says the same in words, and no meaning is in colours alone."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

# Fonts with Chinese letters, of which the drawing library brings none along.
_FONTS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "PingFang SC", "SimHei")
_LATIN = "DejaVu Sans"
_PAPER, _INK, _FILLED, _EMPTY = "#ffffff", "#1f2430", "#2f6fb5", "#e4e7ec"
_WIDTH, _HEIGHT, _DPI = 6.4, 2.9, 100  # inches, and dots in each
_BAR_HEIGHT = 0.42  # inches, where there are so many that the usual height does not hold them
# The library keeps registers of fonts that all figures share: no two threads may draw at once.
_drawing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that is filled so far, with what stands before and after it."""

    label: str
    share: float  # of 1
    count: str


@dataclass(frozen=True, slots=True)
class Point:
    """A date on a line; one that is past is drawn empty, so that no meaning is in its colour."""

    label: str
    at: datetime
    is_past: bool


def can_write(text: str) -> bool:
    """Whether this machine has a font for the letters; those of Latin scripts are always there. Takes a while."""
    return text.isascii() or _find_font() is not None or not any(letter >= "\u2e80" for letter in text)


def draw_bars(bars: Sequence[Bar]) -> bytes:
    """The bars from top to bottom, as PNG. Takes a while, and longer the first time."""
    with _drawing:
        # A large library, for those who look at charts alone.
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure: Any = Figure(
            figsize=(_WIDTH, max(_HEIGHT, _BAR_HEIGHT * len(bars))), dpi=_DPI, facecolor=_PAPER, layout="constrained"
        )
        FigureCanvasAgg(figure)
        _fill_in(figure.add_subplot(), bars)
        picture = BytesIO()
        figure.savefig(picture, format="png")
        return picture.getvalue()


def draw_timeline(points: Sequence[Point], *, now: datetime) -> bytes:
    """The dates from top to bottom, each where it is in time, and a line for today, as PNG. Takes a while."""
    with _drawing:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        height = max(_HEIGHT, _BAR_HEIGHT * (len(points) + 2))
        figure: Any = Figure(figsize=(_WIDTH, height), dpi=_DPI, facecolor=_PAPER, layout="constrained")
        FigureCanvasAgg(figure)
        _mark(figure.add_subplot(), points, now)
        picture = BytesIO()
        figure.savefig(picture, format="png")
        return picture.getvalue()


def _mark(axes: Any, points: Sequence[Point], now: datetime) -> None:
    text = _text_style()
    for place, point in enumerate(points):
        axes.plot([points[0].at, point.at], [place, place], color=_EMPTY, linewidth=2, zorder=1)
        face = _PAPER if point.is_past else _FILLED
        axes.plot([point.at], [place], "o", color=_INK, markerfacecolor=face, markersize=9, zorder=2)
    axes.axvline(now, color=_INK, linewidth=1, linestyle="--", zorder=0)
    labels = [f"{point.label}  {point.at:%Y-%m-%d}" for point in points]
    axes.set_yticks(range(len(points)), labels, parse_math=False, **text)
    axes.set_ylim(len(points) - 0.4, -0.6)
    axes.xaxis.set_visible(False)
    axes.tick_params(left=False)
    for side in axes.spines.values():
        side.set_visible(False)


def _text_style() -> dict[str, Any]:
    more = _find_font()
    return {"fontsize": 12, "color": _INK, "family": [_LATIN] if more is None else [_LATIN, more]}


def _find_font() -> str | None:
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _FONTS if name in known), None)


def _fill_in(axes: Any, bars: Sequence[Bar]) -> None:
    places, edge = range(len(bars)), {"edgecolor": _INK, "linewidth": 0.6, "height": 0.62}
    text = _text_style()
    axes.barh(places, [1.0] * len(bars), color=_EMPTY, **edge)
    axes.barh(places, [bar.share for bar in bars], color=_FILLED, **edge)
    for place, bar in zip(places, bars, strict=True):
        axes.text(1.02, place, bar.count, va="center", parse_math=False, **text)
    axes.set_yticks(places, [bar.label for bar in bars], parse_math=False, **text)
    axes.set_xlim(0, 1.14)
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.tick_params(left=False)
    for side in axes.spines.values():
        side.set_visible(False)
