<?php
/**
 * The queue: what has to be sent and was not yet, oldest first. A table of its own, so that it outlives its posts.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const SEND  = 'on_record_send';
const LEASE = 120; // Seconds for which others leave alone what one process sends: longer than a call takes.
const WAITS = array( 60, 300, 900, HOUR_IN_SECONDS, 3 * HOUR_IN_SECONDS, 6 * HOUR_IN_SECONDS );

/**
 * The name of the table.
 */
function table(): string {
	global $wpdb;
	return $wpdb->prefix . 'on_record_queue';
}

/**
 * Make the table where it is missing.
 */
function make_table(): void {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	dbDelta(
		'CREATE TABLE ' . table() . " (
		id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		post_id bigint(20) unsigned NOT NULL,
		action varchar(10) NOT NULL,
		version longtext NOT NULL,
		claimed bigint(20) unsigned NOT NULL DEFAULT 0,
		tries bigint(20) unsigned NOT NULL DEFAULT 0,
		problem text NOT NULL,
		PRIMARY KEY  (id),
		KEY post_id (post_id)
		) {$wpdb->get_charset_collate()};"
	);
}

/**
 * Put something at the end of the queue, to be sent as soon as possible.
 *
 * @param int    $post_id Id of the post.
 * @param string $action  save or retract.
 * @param array  $version What to save: the version of the post, as snapshot() makes it.
 */
function enqueue( int $post_id, string $action, array $version = array() ): void {
	global $wpdb;
	$row = array(
		'post_id' => $post_id,
		'action'  => $action,
		'version' => wp_json_encode( $version ),
		'problem' => '',
	);
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- the table is the plug-in's own.
	$wpdb->insert( table(), $row );
	plan( $post_id );
}

/**
 * Send what waits of a post after some seconds, whatever was planned before.
 *
 * @param int $post_id Id of the post.
 * @param int $seconds From now on.
 */
function plan( int $post_id, int $seconds = 0 ): void {
	wp_clear_scheduled_hook( SEND, array( $post_id ) );
	wp_schedule_single_event( time() + $seconds, SEND, array( $post_id ) );
}

/**
 * What waits, oldest first.
 *
 * @param int|null $post_id Id of a post; null: of all posts.
 * @return object[] Rows of the table.
 */
function waiting( ?int $post_id = null ): array {
	global $wpdb;
	$table = table();
	// phpcs:disable WordPress.DB -- the table is the plug-in's own; its name comes from this file.
	return null === $post_id
		? $wpdb->get_results( "SELECT * FROM $table ORDER BY id" )
		: $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $table WHERE post_id = %d ORDER BY id", $post_id ) );
	// phpcs:enable
}

/**
 * Take a row up; false where another process has it.
 *
 * @param object $row The row.
 */
function claim( object $row ): bool {
	global $wpdb;
	$table = table();
	$now   = time();
	// phpcs:ignore WordPress.DB -- see waiting().
	return 1 === $wpdb->query( $wpdb->prepare( "UPDATE $table SET claimed = %d WHERE id = %d AND claimed < %d", $now, $row->id, $now - LEASE ) );
}

/**
 * Take out what is done, or not wanted any more.
 *
 * @param object $row The row.
 */
function remove( object $row ): void {
	global $wpdb;
	// phpcs:ignore WordPress.DB -- see waiting().
	$wpdb->delete( table(), array( 'id' => $row->id ) );
}

/**
 * Take out the versions of a post that nobody is sending at this moment.
 *
 * @param int $post_id Id of the post.
 */
function remove_idle( int $post_id ): void {
	foreach ( waiting( $post_id ) as $row ) {
		if ( (int) $row->claimed < time() - LEASE ) {
			remove( $row );
		}
	}
}

/**
 * Try a row again later: each time later than before, and not before the service wants it.
 *
 * @param object $row    The row.
 * @param Answer $answer What came back.
 */
function put_off( object $row, Answer $answer ): void {
	global $wpdb;
	$values = array(
		'claimed' => 0,
		'tries'   => $row->tries + 1,
		'problem' => $answer->problem,
	);
	// phpcs:ignore WordPress.DB -- see waiting().
	$wpdb->update( table(), $values, array( 'id' => $row->id ) );
	plan( (int) $row->post_id, max( $answer->retry_after, WAITS[ $row->tries ] ?? 12 * HOUR_IN_SECONDS ) );
}

/**
 * Try everything that waits as soon as possible.
 */
function wake_all(): void {
	foreach ( array_unique( array_column( waiting(), 'post_id' ) ) as $post_id ) {
		plan( (int) $post_id );
	}
}
