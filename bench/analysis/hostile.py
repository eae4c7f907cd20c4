"""How long a body made to hurt takes to be read or refused: CPU seconds for each kind, the slowest first.

Exits with 1 where one takes longer than the limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from bench.machine import machine
from quotes.analysis.article import Limits, from_html, from_json
from quotes.errors import OnRecordError
from quotes.model import Article

HTML_UNITS = [
    *"<&>'\"",
    *(
        "<a",
        "<b>",
        "<p>",
        "</p>",
        "<br>",
        "<li>",
        "<td>",
        "<div>",
        "<pre>\n",
        "<q>",
        "<q></q>",
        '<q>"',
        "</",
        "<?",
        "<!",
    ),
    *("<!--", "<!-->", "<![CDATA[", "--!>", "<script>", "<script></script>", "</script>", "<title>", "<svg>", "<svg/>"),
    *("<a b=c ", '<a b="', "<a b='", "<a =", "<a/", '<a style=" ">', "<div hidden>", "<div hidden></div>", "<ul><li>"),
    *("<table><tr><td>", "<p><b><i></p>", "<b x>y</b> ", " <b> </b>", "<x>a", "a<br>", "<pre>a", "&a", "&amp", "&#1"),
    *("&#x1;", "&#9999999999", "&lt;&gt;", "&" + "a" * 40, "&NotEqualTilde;", "a ", "a  ", "\r\n", "a\n"),
]
HTML_WHOLE = {
    "divs opened, strangers closed": "<div>" * 90_000 + "</i>" * 80_000 + "<li>" * 50_000,
    "inline opened, strangers closed": "<b>" * 150_000 + "</i>" * 130_000,
    "one tag name": "<" + "a" * 999_999,
    "one comment of dashes": "<!--" + "-" * 999_996,
    "one tag of spaces": "<a" + " " * 999_998,
    "one tag of attributes": "<a " + "b " * 499_998,
    "one number": "&#" + "9" * 999_998,
    "one number of zeros": "&#" + "0" * 999_998,
    "script ends that end nothing": "<script>" + "</script" * 124_000,
}
JSON_WHOLE = {
    "arrays in arrays": "[" * 1_000_000,
    "objects in objects": '{"a":' * 200_000,
    "arrays beside arrays": '{"a":[' + "[]," * 300_000 + "[]]}",
    "escaped quotes": '{"text":"' + '\\"' * 499_990 + '"}',
    "quotes": '"' * 1_000_000,
    "backslashes": "\\" * 1_000_000,
    "a string without end": '{"text":"' + "a" * 999_991,
    "many keys": "{" + ",".join(f'"{i}":1' for i in range(90_000)) + "}",
    "one key again and again": "{" + ",".join(['"a":1'] * 160_000) + "}",
    "one number": '{"a":' + "9" * 999_990 + "}",
    "one exponent": '{"a":1e' + "9" * 999_990 + "}",
    "spaces": " " * 1_000_000,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of a body, the largest that is taken")
    parser.add_argument("--limit", type=float, default=2.0, help="CPU seconds")
    parser.add_argument("--show", type=int, default=10, help="how many of the slowest to print")
    arguments = parser.parse_args()
    limits = Limits(max_bytes=arguments.size)
    readers: list[tuple[str, dict[str, str], Callable[[bytes], Article]]] = [
        ("HTML", _html(arguments.size), lambda body: from_html(body, {}, limits)),
        ("JSON", JSON_WHOLE, lambda body: from_json(body, limits)),
    ]
    times = [
        (_seconds(read, body.encode()[: arguments.size]), f"{kind} {name}")
        for kind, bodies, read in readers
        for name, body in bodies.items()
    ]
    times.sort(reverse=True)
    print(f"{len(times)} kinds of {arguments.size} bytes; {machine()}")
    for seconds, name in times[: arguments.show]:
        print(f"{seconds:6.2f} s  {name}")
    sys.exit(times[0][0] > arguments.limit)


def _html(size: int) -> dict[str, str]:
    units = {repr(unit)[:40]: unit * (size // len(unit)) for unit in HTML_UNITS}
    return units | HTML_WHOLE


def _seconds(read: Callable[[bytes], Article], body: bytes) -> float:
    start = time.process_time()
    with suppress(OnRecordError):
        read(body)
    return time.process_time() - start


if __name__ == "__main__":
    main()
