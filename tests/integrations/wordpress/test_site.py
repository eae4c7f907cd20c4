"""The WordPress of the tests is as good as one on MySQL where it matters: who writes at once waits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integrations.wordpress.running import Site

pytestmark = pytest.mark.slow

COUNT = """
for ( $turn = 0; $turn < 40; $turn++ ) {
	update_option( 'writer_%d', "$turn " . wp_generate_password( 8 ) );
}
return (int) get_option( 'writer_%d' );
"""


def test_writers_wait_for_one_another(wordpress: Site) -> None:
    with ThreadPoolExecutor(4) as writers:
        assert list(writers.map(lambda n: wordpress.php(COUNT % (n, n)), range(4))) == [39] * 4
    assert wordpress.logged() == []
