<?php
/**
 * The receiver of the service's webhook (Standard Webhooks): what changes on record changes here.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const REFRESH_POST = 'on_record_refresh';
const TOLERANCE    = 300; // Seconds that a message may be old.
const AT_ONCE      = 5; // Posts that are brought up to date before the answer; the others in the background.

add_action( REFRESH_POST, __NAMESPACE__ . '\refresh_or_retry' );

/**
 * Whether a message is signed with our secret, over its raw body, and not old.
 *
 * @param \WP_REST_Request $request The message.
 */
function is_signed( \WP_REST_Request $request ): bool {
	$secret = base64_decode( preg_replace( '/^whsec_/', '', option( 'hook_secret' ) ), true );
	$moment = (int) $request->get_header( 'webhook-timestamp' );
	if ( ! $secret || abs( time() - $moment ) > TOLERANCE ) {
		return false;
	}
	$signed   = $request->get_header( 'webhook-id' ) . ".$moment." . $request->get_body();
	$expected = 'v1,' . base64_encode( hash_hmac( 'sha256', $signed, $secret, true ) );
	foreach ( explode( ' ', (string) $request->get_header( 'webhook-signature' ) ) as $signature ) {
		if ( hash_equals( $expected, $signature ) ) {
			return true;
		}
	}
	return false;
}

/**
 * Take a change in. It is answered 503 where the service could not be asked, so that it comes again.
 *
 * @param \WP_REST_Request $request The message.
 * @return \WP_REST_Response|\WP_Error
 */
function rest_hook( \WP_REST_Request $request ) {
	$change = json_decode( $request->get_body(), true );
	$ids    = array_filter( (array) ( $change['data'] ?? array() ), __NAMESPACE__ . '\is_id' );
	$posts  = posts_about( $ids );
	if ( 'speaker.erased' === ( $change['type'] ?? '' ) ) {
		foreach ( $posts as $post_id ) {
			delete_post_meta( $post_id, QUOTATIONS );
		}
	}
	forget_cited( $ids );
	foreach ( array_slice( $posts, AT_ONCE ) as $post_id ) {
		wp_schedule_single_event( time(), REFRESH_POST, array( $post_id ) );
	}
	$done = array_map( __NAMESPACE__ . '\refresh', array_slice( $posts, 0, AT_ONCE ) );
	if ( in_array( false, $done, true ) ) {
		return new \WP_Error( 'on_record_service', __( 'The service could not be asked.', 'on-record' ), array( 'status' => 503 ) );
	}
	return new \WP_REST_Response( null, 204 );
}

/**
 * The posts that depend on any of these.
 *
 * @param string[] $ids Ids of articles, quotations or speakers.
 * @return int[] Ids of posts.
 */
function posts_about( array $ids ): array {
	global $wpdb;
	if ( ! $ids ) {
		return array();
	}
	$marks = implode( ', ', array_fill( 0, count( $ids ), '%s' ) );
	// phpcs:disable WordPress.DB -- the marks are made here, and nothing of this is worth a cache.
	$found = $wpdb->get_col(
		$wpdb->prepare( "SELECT DISTINCT post_id FROM $wpdb->postmeta WHERE meta_key = %s AND meta_value IN ($marks)", ABOUT, ...array_values( $ids ) )
	);
	// phpcs:enable
	return array_map( 'intval', $found );
}

/**
 * Forget what blocks cite of these; the next reader's page looks it up again.
 *
 * @param string[] $ids Ids of quotations or speakers.
 */
function forget_cited( array $ids ): void {
	global $wpdb;
	// phpcs:ignore WordPress.DB -- options have no other way to be listed.
	$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( CITED ) . '%' ) );
	foreach ( $names as $name ) {
		$quotation = get_option( $name )['quotation'] ?? null;
		$own       = array( substr( $name, strlen( CITED ) ), $quotation['speaker']['id'] ?? '' );
		if ( array_intersect( $own, $ids ) ) {
			delete_option( $name );
		}
	}
}

/**
 * Bring up to date what is kept of a post.
 *
 * @param int $post_id Id of the post.
 * @return bool Whether the service could be asked.
 */
function refresh( int $post_id ): bool {
	$article = get_post_meta( $post_id, ARTICLE, true );
	$answer  = call( 'GET', "/v1/articles/$article", null, null, 5 );
	if ( $answer->is_good() ) {
		store_answer( $post_id, $answer->body );
	} elseif ( in_array( $answer->status, array( 404, 410 ), true ) ) {
		forget_answer( $post_id );
		delete_post_meta( $post_id, WANTED );
		update_post_meta( $post_id, OUTCOME, outcome( 'retracted' ) );
	} else {
		return false;
	}
	return true;
}

/**
 * Bring a post up to date in the background; every 15 minutes again until the service answers.
 *
 * @param int $post_id Id of the post.
 */
function refresh_or_retry( $post_id ): void {
	if ( ! refresh( (int) $post_id ) ) {
		wp_schedule_single_event( time() + 15 * MINUTE_IN_SECONDS, REFRESH_POST, array( $post_id ) );
	}
}
