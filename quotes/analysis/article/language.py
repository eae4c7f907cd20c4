"""Is it English? Only English is read, so a long text in another language is refused and a short one warned of.

Ordinary English is told by its commonest words. Only where these are rare (in English news seldom, mostly in lists of
names) is the language identifier asked, so that most workers never load its model. ``python -m
bench.analysis.language`` measures how often that is, what the model costs and that no English article is refused.
"""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from quotes.lexicon.word_lists import pairs, words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

CERTAIN_FROM = 300  # characters; below that the identifier errs too often to refuse anybody

_SAMPLE = 4000  # characters that are looked at; more do not change the verdict
_WORD = re.compile(r"[^\W\d_]+")
_COMMONEST = words("function/commonest")
# Share of them that ordinary English has, and Danish and Dutch, which come nearest ("for", "her", "of"), have not.
_ORDINARY_SHARE = 0.15
# Under this probability of its first choice the identifier is guessing, as it does on English full of foreign names.
_PROBABLE = 0.9
# Nigerian Pidgin shares its words with English, and English about Nigerians is taken for it.
_ENGLISH = ("en", "pcm")

_NAMES = pairs("languages")

_loading = Lock()


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def ordinary_english(text: str) -> bool:
    """Whether ``text`` is English by its commonest words alone."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    return sum(word in _COMMONEST for word in words) >= _ORDINARY_SHARE * max(len(words), 1)


def other_language(text: str) -> str | None:
    """The language that ``text`` seems to be in, in words ("French"), None where that is English or not clear."""
    if ordinary_english(text):
        return None
    with _loading:  # one load, whatever the number of threads
        identifier = _identifier()
    code, probability = identifier.classify(text[:_SAMPLE])
    if code in _ENGLISH or probability < _PROBABLE:
        return None
    return _NAMES.get(code, f"another language ({code})")
