<?php
/**
 * Leave nothing behind: options, post meta, the queue, planned events.
 *
 * @package OnRecord
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Clean one site.
 */
function on_record_uninstall(): void {
	global $wpdb;
	foreach ( array( 'on_record_send', 'on_record_refresh', 'on_record_refresh_cited' ) as $event ) {
		wp_unschedule_hook( $event );
	}
	// phpcs:disable WordPress.DB -- nothing of this is cached, and there is no other way to delete by the start of a name.
	$wpdb->query( $wpdb->prepare( "DELETE FROM $wpdb->postmeta WHERE meta_key LIKE %s", $wpdb->esc_like( '_on_record_' ) . '%' ) );
	$cited = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( 'on_record_cited_' ) . '%' ) );
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}on_record_queue" );
	// phpcs:enable
	array_map( 'delete_option', array_merge( array( 'on_record' ), $cited ) );
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $on_record_site ) {
		switch_to_blog( $on_record_site );
		on_record_uninstall();
		restore_current_blog();
	}
} else {
	on_record_uninstall();
}
