"""Whom a source that names somebody stands for."""

from __future__ import annotations

from dataclasses import replace

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.speakers.descriptions import Newcomer
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.names.name_candidates import choose_person, name_candidates
from quotes.analysis.speakers.names.namesakes import is_shared, of_generation
from quotes.analysis.speakers.names.short_forms import is_short_for
from quotes.analysis.speakers.resolution.article_state import ArticleState
from quotes.analysis.speakers.resolution.decisions import Question, of_newcomer
from quotes.analysis.speakers.resolution.option_ranker import OptionRanker
from quotes.lexicon.person_names import WORD, fold, parse_name


class NameQuestions:
    """The questions of one article whom a name stands for."""

    def __init__(self, article: ArticleState, ranker: OptionRanker) -> None:
        self._article = article
        self._ranker = ranker

    def of(self, a: Attribution, m: Mention) -> Question:
        """The question whom ``m``, which names somebody and is the source of ``a``, stands for."""
        assert m.name is not None
        own = self._article.entity_at(m.name.start)
        if m.name.type == "person" or (own is not None and own.type == "person"):
            name = parse_name(self._article.text[m.start : m.name.end])
            found = name_candidates(self._article.entity_set, replace(name, parts=parse_name(m.label).parts), m.start)
            full = [f for f in found if f[1] == "full name" and len(f[0].parts) > 1]
            surnamed = [f for f in found if f[1] == "surname"]
            found = full or surnamed or found
            hows = {id(e): how for e, how in found}
            options = [e for e, _ in found][: self._article.most]
            if own is not None and own not in options:
                options.append(own)
            if name.gender_score:
                options = [e for e in options if e.gender_score * name.gender_score > -1] or options
            if not options:
                chosen = choose_person(self._article.entity_set, name, m.start)
                if chosen is None:
                    return of_newcomer("name", m, Newcomer(m, "person", m.label, name))
                options = [chosen]
            options = self._not_spoken_of(a, options)
            told = of_generation(self._article.entity_set, options, self._beside(m.start, m.name))
            options = told or options
            shared = len(options) > 1 and len(parse_name(m.label).parts) == 1
            shared = shared and (told is not None or is_shared(self._article.entity_set, options, m.start))
            return replace(self._ranker.question(a, m, "name", options, m.label, hows, new=False), shared=shared)
        longer = [
            e
            for e in self._article.recent(m, ("organization",))
            if m.words < e.words and m.name.type == "organization" and is_short_for(m.label, e, self._article.text)
        ]
        options = longer[:1] or ([own] if own is not None else [])
        if not options:
            return of_newcomer("name", m, Newcomer(m, "organization", m.label))
        return Question("name", m, tuple(options), (), m.label)

    def _beside(self, start: int, name: NameMention) -> str:
        """What stands before ``name`` from ``start`` on, and the word behind it: "the younger", "senior"."""
        behind = WORD.match(self._article.text, name.end + 1)
        return f"{self._article.text[start : name.start]} {fold(behind.group()) if behind else ''}"

    def _not_spoken_of(self, a: Attribution, options: list[Entity]) -> list[Entity]:
        """``options``, several of one surname, without those of whom the words of ``a`` speak by their given names."""
        if len(options) < 2:
            return options
        said = {fold(w.group()) for c in a.content for w in WORD.finditer(self._article.text, c.start, c.end)}
        others = [e for e in options if not (len(e.parts) > 1 and e.parts[0] in said)]
        return others or options
