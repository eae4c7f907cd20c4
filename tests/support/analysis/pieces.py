"""Texts as the network gets them: in pieces."""

from __future__ import annotations

from quotes.analysis.attribution.encoding import Pieces, encode
from quotes.analysis.engine import read_tokenizer
from quotes.analysis.quotation import quoted_stretches
from quotes.model_files import model_file

TOKENIZER = read_tokenizer(model_file("tokenizer.json").parent)


def pieces_of(text: str) -> Pieces:
    return encode(text, quoted_stretches(text), TOKENIZER)
