"""What an article's version means for what is known of it: new, a repeat, a replacement, not theirs."""

from __future__ import annotations

from typing import NamedTuple

from schemas.dead_letter import Rejection
from schemas.event import ArticleMark, MemberReport
from schemas.report import ArticleReports
from services.deduplicate import checks
from services.deduplicate.store import Store


class Standing(NamedTuple):
    """How an article stands to what is known of it."""

    version: int
    """The version in force after it; a withdrawal has none of its own and takes the one that it withdraws."""
    domain: str | None
    """The source that owns the article."""
    taken_back: tuple[str, ...] = ()
    """Ids of the reports that it replaces or withdraws in this theatre."""
    is_repeat: bool = False
    """Whether it says nothing that is not known."""
    refused: Rejection | None = None
    spoke: bool = False
    """Whether the article has spoken of events, so that its owner is known."""

    @property
    def replaces(self) -> bool:
        """Whether it takes anything back."""
        return bool(self.taken_back)


def standing_of(told: ArticleReports, store: Store) -> Standing:
    """Compare an article's version and owner with those that the state knows."""
    events = store.of_article(told.article_id)
    members = [(e.theatre, m) for e in events for m in e.members]
    own = [(theatre, m) for theatre, m in members if m.report.article_id == told.article_id]
    here = [m for theatre, m in own if theatre == told.theatre]
    mark = _binding(store.marks.get(told.article_id), told)
    spoke = bool(own) or (mark is not None and mark.spoke)
    domain = _domain(own, mark)
    refused = _not_owner(told, domain)
    known = max([m.version for _, m in own] + ([mark.version] if mark else []), default=0)
    version = max(known, told.version) if told.withdrawn else told.version
    owner = domain or (told.source.domain if told.source else None)
    if refused is not None:
        return Standing(version, owner, refused=refused, spoke=spoke)
    if _is_repeat(told, known, here, mark):
        return Standing(known, owner, is_repeat=True)
    return Standing(version, owner, tuple(sorted(m.report.report_id for m in here)), spoke=spoke)


def _binding(mark: ArticleMark | None, told: ArticleReports) -> ArticleMark | None:
    """A mark that holds for this message: one of an article never heard here holds only for the source that left it."""
    theirs = told.source.domain if told.source else None
    if mark is None or mark.spoke or theirs is None or mark.source_domain in (None, theirs):
        return mark
    return None


def _is_repeat(told: ArticleReports, known: int, here: list[MemberReport], mark: ArticleMark | None) -> bool:
    if told.withdrawn:
        return not here and mark is not None and mark.withdrawn and mark.version >= told.version
    if told.version < known or (mark is not None and mark.withdrawn and told.version <= mark.version):
        return True
    if any(m.version >= told.version for m in here):
        return True
    return not told.reports and not here and mark is not None and mark.version >= told.version


def _domain(own: list[tuple[str, MemberReport]], mark: ArticleMark | None) -> str | None:
    domains = [m.report.source.domain for _, m in own if m.report.source.domain]
    return domains[0] if domains else mark.source_domain if mark else None


def _not_owner(told: ArticleReports, domain: str | None) -> Rejection | None:
    """A withdrawal that does not say whose it is passes: brokers' ACLs guard who may write it."""
    theirs = told.source.domain if told.source else None
    if domain is None or theirs == domain or (theirs is None and told.withdrawn):
        return None
    does = "withdraw" if told.withdrawn else "replace"
    message = f"Article {told.article_id} is of {domain}; {theirs or 'a source without a domain'} may not {does} it."
    return Rejection("not-owner", message, checks.source_of(told))
