"""Build the documentation as a site into build/site: python -m docs.site.

The pages keep their places, so that one link works on the site and in the repository. A link to a file that is no page
becomes its plain words.
"""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path, PurePosixPath

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "models/README.md", "training/README.md")
SHOWN = {".md", ".png", ".svg"}
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s#:]+)(#[^)\s]+)?\)")


def pages() -> list[str]:
    """What the site shows, pages and pictures, by its path in the repository."""
    inside = [file for file in (ROOT / "docs").rglob("*") if file.suffix in SHOWN]
    return [*OUTSIDE, *sorted(file.relative_to(ROOT).as_posix() for file in inside)]


def with_links_inside(text: str, page: str, known: set[str]) -> str:
    """The ``text`` of ``page``, its links to files of the repository that are no ``known`` page made plain words."""

    def link_or_words(found: re.Match[str]) -> str:
        parts: list[str] = []
        for part in (PurePosixPath(page).parent / found[2]).parts:
            if part == "..":
                parts.pop()
            else:
                parts.append(part)
        target = "/".join(parts)
        return found[1] if target not in known and (ROOT / target).exists() else found[0]

    return LINK.sub(link_or_words, text)


def main(folder: Path = ROOT / "build") -> None:
    """Build the site into ``folder``/site, from a copy of the pages. Raises mkdocs' Abort for a dead link."""
    source = folder / "site-source"
    shutil.rmtree(source, ignore_errors=True)
    known = set(pages())
    for page in known:
        copy = source / page
        copy.parent.mkdir(parents=True, exist_ok=True)
        if page.endswith(".md"):
            copy.write_text(with_links_inside((ROOT / page).read_text("utf-8"), page, known), encoding="utf-8")
        else:
            shutil.copyfile(ROOT / page, copy)
    settings = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(source), site_dir=str(folder / "site"), strict=True)
    build(settings)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(message)s")  # which link leads nowhere
    main()
