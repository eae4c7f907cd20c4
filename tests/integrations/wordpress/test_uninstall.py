"""Taking the plug-in away leaves nothing of it behind."""

from __future__ import annotations

import pytest

from tests.integrations.service import Service
from tests.integrations.wordpress.running import Site, paragraph

pytestmark = pytest.mark.slow

LEFT = """
global $wpdb;
return array(
	$wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%on_record%'" ),
	$wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%on_record%'" ),
	$wpdb->get_col( "SHOW TABLES LIKE '%on_record%'" ),
	false !== strpos( wp_json_encode( _get_cron_array() ), 'on_record' ),
);
"""
UNINSTALL = """
deactivate_plugins( 'on-record/on-record.php' );
define( 'WP_UNINSTALL_PLUGIN', 'on-record/on-record.php' );
require WP_PLUGIN_DIR . '/on-record/uninstall.php';
"""


def test_nothing_is_left(wordpress: Site, service: Service) -> None:
    post = wordpress.post(paragraph("“The ferry sails tonight,” harbour master Ilsa Brandt said."))
    wordpress.work()
    id_ = wordpress.meta(post, "quotations")[0]["id"]
    wordpress.php(f"return OnRecord\\look_up( '{id_}' );")
    wordpress.set_options(url="http://127.0.0.1:9")
    wordpress.post(paragraph("“It waits,” harbour master Ilsa Brandt said."))
    options, meta, tables, planned = wordpress.php(LEFT)
    assert len(options) >= 2 and meta and tables and planned
    wordpress.php(UNINSTALL)
    assert wordpress.php(LEFT) == [[], [], [], False]
    wordpress.php("activate_plugin( 'on-record/on-record.php' );")


def test_what_waits_survives_a_deactivation(wordpress: Site, service: Service) -> None:
    wordpress.set_options(url="http://127.0.0.1:9")
    post = wordpress.post(paragraph("“It waits longer,” harbour master Ilsa Brandt said."))
    wordpress.php("deactivate_plugins( 'on-record/on-record.php' );")
    assert wordpress.php(LEFT)[3] is False
    wordpress.set_options(url=service.url, key=service.cms_key)
    wordpress.php("activate_plugin( 'on-record/on-record.php' );")
    wordpress.work()
    assert wordpress.standing(post) == "Sent"
