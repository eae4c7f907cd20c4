"""The zip of the WordPress plug-in, and the template of its translations.

python scripts/wordpress/plugin.py zip      # into build/on-record-wordpress.zip
python scripts/wordpress/plugin.py pot      # writes languages/on-record.pot anew
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "integrations" / "wordpress" / "on-record"
POT = PLUGIN / "languages" / "on-record.pot"
ZIP = ROOT / "build" / "on-record-wordpress.zip"

_STRING = r"'((?:[^'\\]|\\.)*)'"
_CALL = re.compile(rf"\b(?:esc_html_|esc_attr_)?_(?:_|e|n)\(\s*{_STRING}\s*,\s*(?:{_STRING}\s*,)?")
_NOTE = re.compile(r"translators: (.*?)\s*\*/")


def build(target: Path = ZIP) -> Path:
    """Write the zip: the folder ``on-record`` with every file of the plug-in, the same bytes each time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(PLUGIN.rglob("*")):
            if path.is_file():
                archive.writestr(zipfile.ZipInfo(str(path.relative_to(PLUGIN.parent))), path.read_bytes())
    return target


def template() -> str:
    """The template of translations: every word for people in the plug-in, with the files it stands in."""
    head = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: On Record\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n"X-Domain: on-record\\n"\n'
    )
    entries: dict[tuple[str, str], list[str]] = {}
    notes: dict[tuple[str, str], str] = {}
    for words, place, note in found():
        entries.setdefault(words, []).append(place)
        notes.setdefault(words, note)
    return head + "".join(entry(words, places, notes[words]) for words, places in entries.items())


def found() -> Iterator[tuple[tuple[str, str], str, str]]:
    """Each call that translates: singular and plural, its file, what translators are told."""
    for path in sorted([*PLUGIN.rglob("*.php"), *PLUGIN.rglob("*.js")]):
        source = path.read_text(encoding="utf-8")
        for call in _CALL.finditer(source):
            line = source.count("\n", 0, call.start()) + 1
            before = source.splitlines()[max(0, line - 3) : line]
            note = next((match[1] for text in reversed(before) if (match := _NOTE.search(text))), "")
            plural = call[2] if call[0].split("(")[0].endswith("_n") else ""
            yield (unescaped(call[1]), unescaped(plural or "")), str(path.relative_to(PLUGIN)), note


def unescaped(text: str) -> str:
    """A string in single quotes as PHP and JavaScript read it."""
    return re.sub(r"\\(.)", r"\1", text)


def entry(words: tuple[str, str], places: list[str], note: str) -> str:
    """One entry of the template."""
    singular, plural = (text.replace("\\", "\\\\").replace('"', '\\"') for text in words)
    lines = [f"#. translators: {note}"] if note else []
    lines += [f"#: {place}" for place in dict.fromkeys(places)]
    lines += [f'msgid "{singular}"']
    lines += [f'msgid_plural "{plural}"', 'msgstr[0] ""', 'msgstr[1] ""'] if plural else ['msgstr ""']
    return "\n" + "\n".join(lines) + "\n"


def main() -> None:
    """The two commands."""
    if sys.argv[1:] == ["zip"]:
        print(build().relative_to(ROOT))
    elif sys.argv[1:] == ["pot"]:
        POT.write_text(template(), encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
