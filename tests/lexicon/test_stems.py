"""Words and stems."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from quotes.lexicon.stems import stem, stems, tokens, words_key


def test_tokens_fold_accents_case_marks_and_scripts() -> None:
    assert tokens("Don’t, Zoë — the “Straße” is №5!") == ["dont", "zoe", "the", "strasse", "is", "no5"]
    assert tokens("Мир") == ["mir"] and tokens("…!?") == [] and tokens("") == []
    assert stems("The minister's ministers' ships") == ["the", "minist", "minist", "ship"]


def test_the_key_of_words_is_that_of_the_words_alone() -> None:
    assert words_key(["All our engineers,", "are home."]) == words_key(["all our “engineers” are home"])
    assert words_key(["One thing"]) != words_key(["Another thing"])
    assert words_key(["…"]) != words_key(["!"])


def test_stemming_in_many_threads_gives_what_one_gives() -> None:
    words = [
        f"{beginning}{ending}" for beginning in "walk talk jump open".split() for ending in ("ing", "ed", "s")
    ] * 50
    expected = [stem(word) for word in words]
    stem.cache_clear()

    def alone(word: str) -> str:
        stem.cache_clear()
        return stem(word)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(alone, words)) == expected
