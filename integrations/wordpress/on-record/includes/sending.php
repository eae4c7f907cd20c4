<?php
/**
 * When something is sent, and what becomes of it.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

add_action( 'wp_after_insert_post', __NAMESPACE__ . '\after_save', 10, 2 );
add_action( 'before_delete_post', __NAMESPACE__ . '\before_delete', 10, 2 );
add_action( SEND, __NAMESPACE__ . '\send_waiting' );

/**
 * Put what was saved into the queue: a public post as a version, any other to be retracted if it was sent before.
 *
 * @param int      $post_id Id of the post.
 * @param \WP_Post $post    The post.
 */
function after_save( int $post_id, \WP_Post $post ): void {
	$options = options();
	if ( '' === $options['url'] || wp_is_post_revision( $post ) ) {
		return;
	}
	if ( ! is_public( $post ) ) {
		retract( $post );
	} elseif ( $options['send'] && in_array( $post->post_type, $options['post_types'], true ) ) {
		send_version( $post );
	}
}

/**
 * Retract what is deleted for good.
 *
 * @param int      $post_id Id of the post.
 * @param \WP_Post $post    The post.
 */
function before_delete( int $post_id, \WP_Post $post ): void {
	retract( $post );
}

/**
 * Put this version into the queue, unless it is the one that was put there last.
 *
 * @param \WP_Post $post The post.
 */
function send_version( \WP_Post $post ): void {
	$version = snapshot( $post );
	$hash    = md5( wp_json_encode( array_diff_key( $version, array( 'modified' => 0 ) ) ) );
	if ( get_post_meta( $post->ID, WANTED, true ) !== $hash ) {
		update_post_meta( $post->ID, WANTED, $hash );
		enqueue( $post->ID, 'save', $version );
	}
}

/**
 * Retract a post that was sent, or of which a version waits. A version that was not sent yet is never sent then.
 *
 * @param \WP_Post $post The post.
 */
function retract( \WP_Post $post ): void {
	if ( was_sent( $post->ID ) ) {
		remove_idle( $post->ID );
		delete_post_meta( $post->ID, WANTED );
		enqueue( $post->ID, 'retract' );
	}
}

/**
 * Send a post again, whatever became of it before: what waits at once, or else the post as it is now.
 *
 * @param \WP_Post $post A public post.
 */
function send_again( \WP_Post $post ): void {
	if ( waiting( $post->ID ) ) {
		plan( $post->ID );
		return;
	}
	delete_post_meta( $post->ID, WANTED );
	send_version( $post );
}

/**
 * Send what waits of a post, one after the other, until the service does not answer. Runs as an event of WP-Cron.
 *
 * @param int $post_id Id of the post.
 */
function send_waiting( $post_id ): void {
	$post_id = (int) $post_id;
	plan( $post_id, LEASE ); // Should this process die.
	$rows = waiting( $post_id );
	while ( $rows ) {
		if ( ! claim( $rows[0] ) ) {
			return;
		}
		$answer = send( $rows[0] );
		if ( ! $answer->is_good() && ! $answer->is_refusal() ) {
			put_off( $rows[0], $answer );
			return;
		}
		settle( $rows[0], $answer );
		remove( $rows[0] );
		$rows = waiting( $post_id );
	}
	wp_clear_scheduled_hook( SEND, array( $post_id ) );
}

/**
 * Send one row. A version carries an Idempotency-Key of its post, its place in the queue and its content: however often
 * it is sent, it is kept once.
 *
 * @param object $row The row.
 */
function send( object $row ): Answer {
	$post_id = (int) $row->post_id;
	$body    = 'save' === $row->action ? article( $post_id, json_decode( $row->version, true ) ) : retraction( $post_id );
	$repeat  = "wordpress-$post_id-{$row->id}-" . md5( wp_json_encode( $body ) );
	return call( 'POST', '/v1/articles', $body, $repeat, 60 );
}

/**
 * What retracts the article of a post, also where its id never came back.
 *
 * @param int $post_id Id of the post.
 */
function retraction( int $post_id ): array {
	return array(
		'uri'       => uri( $post_id ),
		'type'      => 'text',
		'pubstatus' => 'canceled',
	);
}

/**
 * Note what became of a row.
 *
 * @param object $row    The row.
 * @param Answer $answer What came back, good or a refusal.
 */
function settle( object $row, Answer $answer ): void {
	$post_id = (int) $row->post_id;
	if ( ! get_post( $post_id ) ) {
		return;
	}
	$is_older = 409 === $answer->status; // The record has a later version than this one.
	if ( $answer->is_good() && 'save' === $row->action ) {
		store_answer( $post_id, $answer->body );
	} elseif ( $answer->is_good() ) {
		forget_answer( $post_id );
	} elseif ( ! $is_older ) {
		delete_post_meta( $post_id, WANTED );
	}
	$done    = 'save' === $row->action ? 'sent' : 'retracted';
	$is_done = $answer->is_good() || $is_older;
	update_post_meta( $post_id, OUTCOME, $is_done ? outcome( $done ) : outcome( 'refused', $answer->problem ) );
}
