"""Is it English? Only English is read, so a long text in another language is refused and a short one warned of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

CERTAIN_FROM = 300  # characters; below that the identifier errs too often to refuse anybody
_SAMPLE = 4000  # characters that are looked at; more do not change the verdict
_PROBABLE = 0.9

_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def warm_up() -> None:
    """Load the language model, so that the first article does not wait for it."""
    _identifier()


def other_language(text: str) -> str | None:
    """The language that ``text`` seems to be in, in words ("French"), None where that is English or not clear."""
    code, probability = _identifier().classify(text[:_SAMPLE])
    if code == "en" or probability < _PROBABLE:
        return None
    return _NAMES.get(code, f"the language “{code}”")
