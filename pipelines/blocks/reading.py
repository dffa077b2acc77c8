"""The state of one walk over a body: what is open, what was read, and where the text that comes next goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from lxml.html import HtmlElement

from pipelines.blocks.address import absolute
from pipelines.blocks.draft import Draft
from pipelines.blocks.inline import OpenLink, Pieces, Run
from pipelines.model.body import Document
from pipelines.model.picture import Picture

TAKEN: Literal["taken"] = "taken"  # the reader has read the whole element: the walk goes on behind it


class Frame:
    """An open element that decides where the text inside it goes. Frames lie on a stack, the innermost last."""

    accepts: ClassVar[frozenset[str] | None] = None  # names of the kinds that may stand inside; None: all
    inline: ClassVar[bool] = False  # stands within a run of text, which goes on after it
    container: ClassVar[bool] = False  # blocks inside are children of its block

    def __init__(self, node: HtmlElement) -> None:
        self.node = node
        self.outer: Frame = self
        self.base: Frame = self  # the innermost frame that is a container
        self.allowed: frozenset[str] | None = None
        self.held: Pieces | None = None  # the run around an inline frame
        self.waiting: list[Draft] = []  # what follows that run

    def take(self, run: Run, reading: Reading) -> None:
        """Put a run of text where it belongs."""
        self.outer.take(run, reading)

    def added(self, draft: Draft, reading: Reading) -> None:
        """Notice a block that began inside."""
        if self.outer is not self:
            self.outer.added(draft, reading)

    def close(self, reading: Reading) -> None:
        """Finish: the element has ended."""

    def place(self) -> tuple[Draft | None, int | None]:
        """Give the block and item in which blocks inside stand; only containers are asked."""
        return None, None


class LinesFrame(Frame):
    """Collects its text as lines of a draft."""

    accepts: ClassVar[frozenset[str] | None] = frozenset({"image", "math", "noscript"})

    def __init__(self, node: HtmlElement, lines: list[Run]) -> None:
        super().__init__(node)
        self.lines = lines

    def take(self, run: Run, reading: Reading) -> None:
        self.lines.append(run)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of block is recognised: by tag, class word, role or id; ``open`` looks closer and may say no."""

    name: str
    open: Callable[[HtmlElement, Reading], Frame | Literal["taken"] | None]
    tags: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Reading:
    """One walk: drafts in reading order, the frames that are open, and the run that is being read."""

    document: Document
    frames: list[Frame] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    pending: list[Draft] = field(default_factory=list)  # stand within the current run and follow it
    pieces: Pieces = field(default_factory=Pieces)
    reached: Counter[str] = field(default_factory=Counter)  # codes of the bounds that were reached
    paragraph: HtmlElement | None = None  # the innermost p that is open
    alone: set[HtmlElement] = field(default_factory=set)  # custom elements that are blocks
    loose: dict[Draft, Frame] = field(default_factory=dict)  # of lists whose items stand in no list element
    within_noscript: bool = False
    rewritten: list[HtmlElement] = field(default_factory=list)  # what looks otherwise in sanitised HTML
    named: list[tuple[HtmlElement, str]] = field(default_factory=list)  # classes to say in sanitised HTML what only a style said
    silent: list[HtmlElement] = field(default_factory=list)  # what holds nothing of the post
    resolved: dict[HtmlElement, str | Picture | None] = field(default_factory=dict)  # addresses and pictures that were found out

    @property
    def top(self) -> Frame:
        """The innermost open frame."""
        return self.frames[-1]

    @property
    def base(self) -> Frame:
        """The innermost open container."""
        return self.frames[-1].base

    def push(self, frame: Frame) -> None:
        """Open a frame. The text before it goes where it belongs first, or waits where the frame stands within the text."""
        if frame.inline:
            frame.held, self.pieces = self.pieces, Pieces()
            frame.waiting, self.pending = self.pending, []
        else:
            self.flush()
        if self.frames:
            outer = self.frames[-1]
            frame.outer = outer
            if not frame.container:
                frame.base = outer.base
            if outer.allowed is None or frame.accepts is None:
                frame.allowed = frame.accepts if outer.allowed is None else outer.allowed
            else:
                frame.allowed = outer.allowed & frame.accepts
        self.frames.append(frame)

    def pop(self) -> None:
        """Close the innermost frame."""
        frame = self.frames[-1]
        self.flush()
        self.frames.pop()
        if frame.held is not None:
            self.pieces, self.pending = frame.held, frame.waiting
        frame.close(self)
        frame.outer = frame.base = self.frames[0]  # it points to itself no more, so that it goes at once and not with the next collection

    def finish(self) -> None:
        """End the walk: close the body's own frame."""
        self.flush()
        frame = self.frames.pop()
        del frame.outer, frame.base  # it points to itself, and would be kept with its page until the next collection

    def add(self, draft: Draft, *, after_run: bool = False) -> None:
        """Add a block at this place of the reading order, or behind the run that is being read."""
        frame = self.frames[-1]
        draft.parent, draft.parent_item = frame.base.place()
        if after_run:
            self.pending.append(draft)
            return
        self.place_draft(draft)
        frame.added(draft, self)

    def place_draft(self, draft: Draft) -> None:
        """Put a block at the end of the reading order, and tell nobody."""
        if draft.parent is None:
            draft.parent, draft.parent_item = self.base.place()
        draft.order = len(self.drafts)
        self.drafts.append(draft)

    def flush(self) -> None:
        """End the current run and put it where it belongs."""
        pieces = self.pieces
        if not pieces.texts and not self.pending:
            return
        if pieces.texts and (run := pieces.take()):
            self.frames[-1].take(run, self)
        if self.pending:
            waiting, self.pending = self.pending, []
            for draft in waiting:
                self.place_draft(draft)
                self.frames[-1].added(draft, self)

    @property
    def link(self) -> OpenLink | None:
        """The link that is open, if one is."""
        if self.pieces.open_links:
            return self.pieces.open_links[-1]
        held = self.frames[-1].held
        return held.open_links[-1] if held is not None and held.open_links else None

    def url(self, href: str | None) -> str | None:
        """Give an address as absolute URL; None where it is none that leads anywhere."""
        return absolute(href, self.document.base_url)

    def fragment(self, href: str | None) -> str | None:
        """Give the place on this very page that a link leads to; None where it leads elsewhere."""
        if not href or "#" not in href:
            return None
        page, _, anchor = href.strip().partition("#")
        if page and self.url(page) not in (self.document.url.partition("#")[0], self.document.base_url.partition("#")[0]):
            return None
        return anchor or None
