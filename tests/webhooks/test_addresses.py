"""No webhook leads into the network behind the service, unless the settings list where."""

from __future__ import annotations

import pytest

from quotes.errors import InvalidInput
from quotes.webhooks.addresses import Refused, check_url, resolve


@pytest.mark.parametrize(
    "url",
    [
        "",
        "cms.example",
        "ftp://cms.example/",
        "http://cms.example/hook",
        "https://user:pass@cms.example/",
        "https://cms.example/#part",
        "https://cms.example:99999/",
        "https://cms.example/a b",
        "https://cms.exämple/",
        "https:///hook",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://0.0.0.0/",
        "https://100.64.0.1/",
        "https://224.0.0.1/",
        "https://a.example/" + "x" * 2000,
    ],
)
def test_refused_at_once(url: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_url(url, ())
    assert refused.value.fields[0].field == "url"


@pytest.mark.parametrize(
    "url", ["https://cms.example/hook?a=1", "https://93.184.215.14:8443/", "https://[2606:4700::1]/"]
)
def test_public_address_is_taken(url: str) -> None:
    check_url(url, ())


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001"])
def test_judged_with_each_try(host: str) -> None:
    with pytest.raises(Refused):
        resolve(f"https://{host}/", ())


def test_listed_network_is_called() -> None:
    check_url("http://127.0.0.1:9/x", ("127.0.0.0/8",))
    target = resolve("http://127.0.0.1:9/x?y=1", ("127.0.0.0/8",))
    assert (target.address, target.port, target.host, target.path) == ("127.0.0.1", 9, "127.0.0.1:9", "/x?y=1")
    with pytest.raises(Refused):
        resolve("https://127.0.0.1/", ("10.0.0.0/8",))


def test_unknown_host() -> None:
    with pytest.raises(Refused, match="not known"):
        resolve("https://nowhere.invalid/", ())
