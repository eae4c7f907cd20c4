<?php
/**
 * Plugin Name:       On Record
 * Description:       Who said what: shows the quotations of a post with their speakers, and keeps your newsroom's record of what was published.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The On Record contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       on-record
 * Domain Path:       /languages
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require __DIR__ . '/includes/options.php';
require __DIR__ . '/includes/service.php';
require __DIR__ . '/includes/posts.php';
require __DIR__ . '/includes/post-record.php';
require __DIR__ . '/includes/queue.php';
require __DIR__ . '/includes/sending.php';
require __DIR__ . '/includes/scripts.php';
require __DIR__ . '/includes/settings-page.php';
require __DIR__ . '/includes/post-list.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/editor.php';
require __DIR__ . '/includes/front-page.php';
require __DIR__ . '/includes/block.php';
require __DIR__ . '/includes/hook.php';

register_activation_hook( __FILE__, __NAMESPACE__ . '\activate' );
register_deactivation_hook( __FILE__, __NAMESPACE__ . '\deactivate' );

/**
 * Make the table of the queue, and go on with what waits in it from before.
 */
function activate(): void {
	make_table();
	wake_all();
}

/**
 * Stop what was planned. What waits stays in the queue.
 */
function deactivate(): void {
	array_map( 'wp_unschedule_hook', array( SEND, REFRESH, REFRESH_POST ) );
}

add_action(
	'init',
	function (): void {
		load_plugin_textdomain( 'on-record', false, dirname( plugin_basename( FILE ) ) . '/languages' );
	}
);
