<?php
/**
 * The column "On Record" in the lists of posts, and "Send again" for several at once.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const AGAIN = 'on_record_send_again';

add_action( 'admin_init', __NAMESPACE__ . '\add_to_lists' );
add_action( 'admin_notices', __NAMESPACE__ . '\say_how_many' );

/**
 * Put column and action into the list of each post type that is sent.
 */
function add_to_lists(): void {
	foreach ( option( 'post_types' ) as $type ) {
		add_filter( "manage_{$type}_posts_columns", __NAMESPACE__ . '\add_column' );
		add_action( "manage_{$type}_posts_custom_column", __NAMESPACE__ . '\show_column', 10, 2 );
		add_filter( "bulk_actions-edit-$type", __NAMESPACE__ . '\add_action_again' );
		add_filter( "handle_bulk_actions-edit-$type", __NAMESPACE__ . '\send_several', 10, 3 );
	}
}

/**
 * Add the column.
 *
 * @param string[] $columns Titles by name.
 * @return string[] The same with one more.
 */
function add_column( array $columns ): array {
	return $columns + array( 'on_record' => __( 'On Record', 'on-record' ) );
}

/**
 * Say of one post how it stands.
 *
 * @param string $column  Name of the column.
 * @param int    $post_id Id of the post.
 */
function show_column( string $column, int $post_id ): void {
	if ( 'on_record' === $column ) {
		echo esc_html( standing( $post_id ) );
	}
}

/**
 * How a post stands, in words; empty where it was never to be sent.
 *
 * @param int $post_id Id of the post.
 */
function standing( int $post_id ): string {
	$rows = waiting( $post_id );
	if ( $rows ) {
		/* translators: %s: why; may be empty. */
		return trim( sprintf( __( 'Not sent yet. %s', 'on-record' ), $rows[0]->problem ) );
	}
	$outcome = get_post_meta( $post_id, OUTCOME, true );
	switch ( $outcome['state'] ?? '' ) {
		case 'sent':
			return __( 'Sent', 'on-record' );
		case 'retracted':
			return __( 'Retracted', 'on-record' );
		case 'refused':
			/* translators: %s: why. */
			return sprintf( __( 'Not sent: refused. %s', 'on-record' ), $outcome['problem'] );
		default:
			return '';
	}
}

/**
 * Add the bulk action.
 *
 * @param string[] $actions Labels by name.
 * @return string[] The same with one more.
 */
function add_action_again( array $actions ): array {
	return $actions + array( AGAIN => __( 'Send again to On Record', 'on-record' ) );
}

/**
 * Send again those of the chosen posts that are public and that the user may edit.
 *
 * @param string $address Where the browser goes next.
 * @param string $action  The chosen action.
 * @param int[]  $ids     The chosen posts.
 * @return string Where the browser goes next.
 */
function send_several( string $address, string $action, array $ids ): string {
	if ( AGAIN !== $action ) {
		return $address;
	}
	$posts = array_filter(
		array_map( 'get_post', $ids ),
		function ( $post ): bool {
			return $post && current_user_can( 'edit_post', $post->ID ) && ( is_public( $post ) || waiting( $post->ID ) );
		}
	);
	array_map( __NAMESPACE__ . '\send_again', $posts );
	return add_query_arg( AGAIN, count( $posts ), $address );
}

/**
 * Say above the list how many are on their way.
 */
function say_how_many(): void {
	// phpcs:ignore WordPress.Security.NonceVerification -- it only says a number.
	if ( isset( $_GET[ AGAIN ] ) ) {
		$number = absint( $_GET[ AGAIN ] ); // phpcs:ignore WordPress.Security.NonceVerification -- see above.
		/* translators: %d: how many posts. */
		$words = sprintf( _n( '%d post will be sent again.', '%d posts will be sent again.', $number, 'on-record' ), $number );
		echo '<div class="notice notice-success"><p>', esc_html( $words ), '</p></div>';
	}
}
