<?php
/**
 * The quotations of a post as structured data on its page, where an administrator switched that on.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const SCHEMA_TYPES = array(
	'person'       => 'Person',
	'organization' => 'Organization',
);

add_action( 'wp_head', __NAMESPACE__ . '\show_structured_data' );

/**
 * Put out what is certain: words in quotation marks of somebody who is named.
 */
function show_structured_data(): void {
	if ( ! option( 'json_ld' ) || ! is_singular() || post_password_required() ) {
		return;
	}
	$stored  = get_post_meta( get_queried_object_id(), QUOTATIONS, true );
	$certain = array_filter( is_array( $stored ) ? $stored : array(), __NAMESPACE__ . '\is_certain' );
	if ( $certain ) {
		$document = array(
			'@context' => 'https://schema.org',
			'@graph'   => array_map( __NAMESPACE__ . '\structured', array_values( $certain ) ),
		);
		echo '<script type="application/ld+json">', wp_json_encode( $document, JSON_HEX_TAG | JSON_UNESCAPED_UNICODE ), "</script>\n";
	}
}

/**
 * Whether a quotation may be published as somebody's words.
 *
 * @param array $quotation As quotation() makes it.
 */
function is_certain( array $quotation ): bool {
	$type = $quotation['speaker']['type'] ?? '';
	$said = 'direct' === $quotation['kind'] && 'statement' === ( $quotation['act'] ?? 'statement' );
	return $said && ! $quotation['needs_review'] && isset( SCHEMA_TYPES[ $type ] );
}

/**
 * A quotation as schema.org has it.
 *
 * @param array $quotation As quotation() makes it, with a speaker.
 */
function structured( array $quotation ): array {
	return array(
		'@type'             => 'Quotation',
		'text'              => $quotation['text'],
		'spokenByCharacter' => array(
			'@type' => SCHEMA_TYPES[ $quotation['speaker']['type'] ],
			'name'  => $quotation['speaker']['name'],
		),
	);
}
