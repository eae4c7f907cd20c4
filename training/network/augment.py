"""Other settings of the same gold: marks, paragraphs, names, datelines and layouts rewritten, spans carried over.

What each gained is measured in the model card. Every function takes a record and a random generator and gives a new
record; the words of a quotation are never changed but for people's names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from quotes.analysis.quotation import quoted_stretches
from training.corpora import GoldAttribution, Mention, Pair, Record

Edit = tuple[int, int, str]

STYLES = {
    "single": ("‘", "’"),
    "straight single": ("'", "'"),
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "apostrophes": ("''", "''"),
    "backticks": ("``", "''"),
    "guillemets": ("«", "»"),
    "low-high": ("„", "“"),
}


@dataclass(frozen=True, slots=True)
class NamePools:
    """Names to put in the place of others, from many countries."""

    male: tuple[str, ...]
    female: tuple[str, ...]
    surnames: tuple[str, ...]


def name_pools(seed: int) -> NamePools:
    """Names in Latin script from Faker's locales (MIT): those of the corpus are nearly all American."""
    from faker import Faker

    male: set[str] = set()
    female: set[str] = set()
    surnames: set[str] = set()
    locales = [
        "en_GB",
        "en_IN",
        "en_US",
        "es_ES",
        "es_MX",
        "fr_FR",
        "de_DE",
        "it_IT",
        "pt_BR",
        "pl_PL",
        "cs_CZ",
        "no_NO",
        "sv_SE",
        "fi_FI",
        "tr_TR",
        "id_ID",
        "ro_RO",
        "nl_NL",
        "hu_HU",
        "hr_HR",
        "da_DK",
        "et_EE",
        "lv_LV",
        "sl_SI",
        "sk_SK",
        "vi_VN",
        "en_NG",
        "en_KE",
        "zu_ZA",
        "en_PK",
        "fil_PH",
        "az_AZ",
    ]
    for locale in locales:
        try:
            fake = Faker(locale)
        except AttributeError:
            continue
        fake.seed_instance(seed)
        for _ in range(60):
            male.add(fake.first_name_male())
            female.add(fake.first_name_female())
            surnames.add(fake.last_name())
    good = re.compile(r"[A-ZÀ-ŽĐŁŞŠŽ][\w'’-]+$")
    return NamePools(*(tuple(sorted(n for n in names if good.match(n))) for names in (male, female, surnames)))


def edited(record: Record, edits: list[Edit]) -> Record:
    """``record`` with ``edits`` (start, end, new words; sorted, not overlapping) made, and every span carried over."""
    text, begins, finishes = _apply(record.text, sorted(edits))

    def begin(offset: int) -> int:
        return int(begins[offset])

    def finish(offset: int) -> int:
        return int(finishes[offset])

    def pair(p: Pair | None) -> Pair | None:
        return None if p is None else (begin(p[0]), max(begin(p[0]), finish(p[1])))

    def pairs(ps: list[Pair]) -> list[Pair]:
        return [q for q in (pair(p) for p in ps) if q is not None and q[1] > q[0]]

    return replace(
        record,
        text=text,
        attributions=None
        if record.attributions is None
        else [GoldAttribution(pairs(a.content), pair(a.cue), pair(a.source), a.speaker) for a in record.attributions],
        mentions=[Mention(begin(m.start), finish(m.end), m.cluster, m.target) for m in record.mentions],
        names=None if record.names is None else [(begin(s), finish(e), k) for s, e, k in record.names],
        roles=None if record.roles is None else pairs(record.roles),
        role_mask=None if record.role_mask is None else pairs(record.role_mask),
        unlearnt=pairs(record.unlearnt),
    )


def _apply(text: str, edits: list[Edit]) -> tuple[str, np.ndarray, np.ndarray]:
    """The edited text, and for each old offset where a span that begins there, or ends there, does so now."""
    out: list[str] = []
    shift = np.zeros(len(text) + 1, dtype=np.int64)
    begins, finishes = shift.copy(), shift.copy()
    at = length = 0
    for start, end, words in [*edits, (len(text), len(text), "")]:
        if start < at:
            continue
        out += [text[at:start], words]
        kept = np.arange(start - at + 1)
        begins[at : start + 1] = np.maximum(begins[at : start + 1], length + kept)
        finishes[at + 1 : start + 1] = length + kept[1:]
        length += start - at
        inside = np.minimum(length + np.arange(1, end - start + 1), length + len(words))
        begins[start + 1 : end + 1] = inside
        finishes[start + 1 : end + 1] = inside
        length += len(words)
        begins[end] = length if end == start else max(begins[end], length)
        finishes[end] = finishes[end] if end == start else length
        if end > start:
            begins[end] = length
        at = end
    return "".join(out), begins, finishes


def rewrite_marks(record: Record, rng: random.Random) -> Record:
    """Quotation marks of another newspaper's style; inner marks of the same kind step aside."""
    opening, closing = STYLES[rng.choice(list(STYLES))]
    edits: list[Edit] = []
    for q in quoted_stretches(record.text):
        if q.opening:
            edits.append((q.opening.start, q.opening.end, opening))
        if q.closing:
            edits.append((q.closing.start, q.closing.end, closing))
    return edited(record, edits)


def lose_marks(record: Record, rng: random.Random) -> Record:
    """One to three marks lost (nothing or a space in their place), or one put in where none belongs."""
    marks = [m for q in quoted_stretches(record.text) for m in (q.opening, q.closing) if m]
    if not marks:
        return record
    if rng.random() < 0.2:
        at = rng.choice([m.start() for m in re.finditer(r"(?<=\s)\w", record.text)] or [0])
        return edited(record, [(at, at, rng.choice('"“”'))])
    chosen = rng.sample(marks, min(len(marks), rng.randint(1, 3)))
    return edited(record, [(m.start, m.end, rng.choice(["", " "])) for m in sorted(chosen, key=lambda m: m.start)])


def lose_paragraphs(record: Record, rng: random.Random) -> Record:
    """All paragraph breaks become a space (an article on one line), or a share of them does."""
    share = rng.choice([1.0, 1.0, 0.5, 0.2])
    edits = [
        (m.start(), m.end(), " ") for m in re.finditer(r"[ \t]*(?:\r?\n[ \t]*)+", record.text) if rng.random() < share
    ]
    return edited(record, edits)


def split_paragraphs(record: Record, rng: random.Random) -> Record:
    """New paragraph breaks at some sentence ends outside gold content, and single for double line breaks."""
    spans = [c for a in record.attributions or [] for c in a.content] + [
        p for a in record.attributions or [] for p in (a.cue, a.source) if p
    ]
    edits = []
    for m in re.finditer(r"(?<=[.!?”\"’]) (?=[A-Z“\"‘])", record.text):
        if rng.random() < 0.25 and not any(s < m.end() and m.start() < e for s, e in spans):
            edits.append((m.start(), m.end(), "\n\n"))
    return edited(record, edits)


def rename(
    record: Record, rng: random.Random, pools: NamePools, female: frozenset[str], male: frozenset[str]
) -> Record:
    """People under other names, each word of a name changed the same way throughout, given names keeping their sex."""
    mapping: dict[str, str] = {}
    for s, e, kind in record.names or []:
        if kind != "person":
            continue
        words = re.findall(r"[A-Z][\w'’-]*[a-z]\w*", record.text[s:e])
        words = [re.sub(r"['’]s$", "", w) for w in words]
        for i, w in enumerate(words):
            if w in mapping or w in _NOT_NAMES:
                continue
            if i < len(words) - 1 or w in female or w in male:
                if w in female:
                    mapping[w] = rng.choice(pools.female)
                elif w in male:
                    mapping[w] = rng.choice(pools.male)
            else:
                mapping[w] = rng.choice(pools.surnames)
    if not mapping:
        return record
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(mapping, key=len, reverse=True))) + r")\b")
    return edited(record, [(m.start(), m.end(), mapping[m.group()]) for m in pattern.finditer(record.text)])


_NOT_NAMES = frozenset(
    [
        "The",
        "Sen",
        "Rep",
        "Gov",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "President",
        "Senator",
        "Secretary",
        "White",
        "House",
        "Super",
        "State",
        "New",
        "North",
        "South",
    ]
)


def add_dateline(record: Record, rng: random.Random) -> Record:
    """An agency's dateline cut in at the beginning of the second paragraph (the first after the headline)."""
    m = re.search(r"\n+(?=[A-Z])", record.text)
    at = m.end() if m else 0
    if any(c[0] <= at < c[1] for a in record.attributions or [] for c in a.content):
        return record
    city = rng.choice(
        [
            "OSLO",
            "GENEVA",
            "NAIROBI",
            "JAKARTA",
            "LIMA",
            "KARACHI",
            "TUNIS",
            "DUBLIN",
            "SEOUL",
            "QUITO",
            "RIGA",
            "ACCRA",
        ]
    )
    agency = "".join(rng.choice("ABCDEFGHIJKLMNOPRSTUV") for _ in range(rng.randint(2, 4)))
    month = rng.choice(["January", "March", "April", "May", "June", "July", "Sept.", "Oct.", "Nov."])
    day = f"{month} {rng.randint(1, 28)}"
    form = rng.choice(
        ["{c}, {d}. /{a}/. ", "{c} ({a}) — ", "{c}, {d} ({a}) - ", "{c}, {d} /{a}/. ", "{c} — ", "{d}. /{a}/. "]
    )
    return edited(record, [(at, at, form.format(c=city, d=day, a=agency))])


def as_layout(record: Record, rng: random.Random) -> Record:
    """Some of the record's own quotations set as a transcript (``NAME: words``) or a list (``"words" – Name``)."""
    said = []
    for a in record.attributions or []:
        if a.source and a.content:
            s, e = max(a.content, key=lambda c: c[1] - c[0])
            words = record.text[s:e].strip("“”\"'‘’ ,\n")
            name = re.sub(r"['’]s$", "", record.text[slice(*a.source)])
            if 20 < len(words) < 700 and name[:1].isupper() and len(name) < 40 and "\n" not in words:
                said.append((name, words[:1].upper() + words[1:]))
    if len(said) < 3:
        return record
    transcript = rng.random() < 0.5
    upper, separator = rng.random() < 0.5, rng.choice([" – ", " — ", " - ", "\n– "])
    style = STYLES[rng.choice(["curly", "straight", "single", "curly"])]
    gap_ = rng.choice(["\n", "\n\n"])
    text, attributions = "", []
    for name, words in said[: rng.randint(3, 14)]:
        name = name.upper() if transcript and upper else name
        words = words if words[-1] in ".!?" else words + "."
        if transcript:
            source = (len(text), len(text) + len(name))
            cue = (source[1], source[1] + 1)
            content = (cue[1] + 1, cue[1] + 1 + len(words))
            text += f"{name}: {words}{gap_}"
        else:
            content = (len(text), len(text) + len(words) + len(style[0]) + len(style[1]))
            dash = content[1] + len(separator) - 2
            source = (content[1] + len(separator), content[1] + len(separator) + len(name))
            cue = (dash, dash + 1)
            text += f"{style[0]}{words}{style[1]}{separator}{name}{gap_}"
        attributions.append(GoldAttribution([content], cue, source, None))
    return Record(record.id + "#layout", text, attributions, None)


KINDS = ("layouts", "names", "datelines", "marks", "lost marks", "paragraphs")
"""What may be done to a record; ``training/network/ablate.py`` measures what each gains."""


def augmented(
    record: Record,
    rng: random.Random,
    pools: NamePools,
    female: frozenset[str],
    male: frozenset[str],
    kinds: Collection[str] = KINDS,
) -> Record:
    """One random twin of ``record``; about a quarter stay as they are. Only ``kinds`` of ``KINDS`` are done to it."""

    def chance(kind: str, share: float) -> bool:
        return rng.random() < share and kind in kinds

    if record.attributions is not None and chance("layouts", 0.04):
        return as_layout(record, rng)
    if chance("names", 0.25):
        record = rename(record, rng, pools, female, male)
    if record.attributions is None:
        return record
    if chance("datelines", 0.08):
        record = add_dateline(record, rng)
    if chance("marks", 0.35):
        record = rewrite_marks(record, rng)
    if chance("lost marks", 0.15):
        record = lose_marks(record, rng)
    if chance("paragraphs", 0.25):
        return lose_paragraphs(record, rng)
    return split_paragraphs(record, rng) if chance("paragraphs", 0.1) else record
