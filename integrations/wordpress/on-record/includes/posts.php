<?php
/**
 * What of a post is sent.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

/**
 * Whether everybody may read it.
 *
 * @param \WP_Post $post The post.
 */
function is_public( \WP_Post $post ): bool {
	return 'publish' === $post->post_status && '' === $post->post_password;
}

/**
 * What identifies the article of a post: an address that survives a new slug.
 *
 * @param int $post_id Id of the post.
 */
function uri( int $post_id ): string {
	return home_url( '/?p=' . $post_id );
}

/**
 * A version of a post as it has to be sent. Its blocks are rendered when it is sent, so that saving waits for nothing.
 *
 * @param \WP_Post $post The post.
 * @return array title, content, published, modified (ISO 8601).
 */
function snapshot( \WP_Post $post ): array {
	return array(
		'title'     => html_entity_decode( wp_strip_all_tags( $post->post_title ), ENT_QUOTES, 'UTF-8' ),
		'content'   => $post->post_content,
		'published' => moment( $post, 'date' ),
		'modified'  => moment( $post, 'modified' ),
	);
}

/**
 * The article of a version.
 *
 * @param int   $post_id Id of the post.
 * @param array $version As snapshot() makes it.
 * @return array The JSON for the service.
 */
function article( int $post_id, array $version ): array {
	return array(
		'uri'       => uri( $post_id ),
		'title'     => $version['title'],
		'published' => $version['published'],
		'modified'  => $version['modified'],
		'publisher' => html_entity_decode( get_bloginfo( 'name' ), ENT_QUOTES, 'UTF-8' ),
		'html'      => html( $version['content'] ),
	);
}

/**
 * The words of a post as HTML. Not as the filter the_content makes it, which turns straight quotation marks into curly
 * ones: the words would no longer be the author's.
 *
 * @param string $content As it stands in the database, or as the editor has it.
 */
function html( string $content ): string {
	$rendered = strip_shortcodes( do_blocks( $content ) );
	return has_blocks( $content ) ? $rendered : wpautop( $rendered );
}

/**
 * When a post was published or changed.
 *
 * @param \WP_Post $post  The post.
 * @param string   $field date or modified.
 */
function moment( \WP_Post $post, string $field ): string {
	$found = get_post_datetime( $post, $field );
	return ( $found ? $found : current_datetime() )->format( DATE_ATOM );
}
