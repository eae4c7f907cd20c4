<?php
/**
 * The block "Quotation on record": words letter for letter as the record has them, today.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const CITED   = 'on_record_cited_'; // With the id of a quotation: the name of the option that keeps it.
const REFRESH = 'on_record_refresh_cited';

add_action( 'init', __NAMESPACE__ . '\register_block' );
add_action( REFRESH, __NAMESPACE__ . '\look_up' );

/**
 * Tell WordPress of the block.
 */
function register_block(): void {
	register_script( 'block', array( 'wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n', 'wp-server-side-render' ) );
	register_block_type(
		'on-record/quotation',
		array(
			'api_version'           => 2,
			'title'                 => __( 'Quotation on record', 'on-record' ),
			'description'           => __( 'A quotation letter for letter as your record has it.', 'on-record' ),
			'category'              => 'text',
			'icon'                  => 'format-quote',
			'attributes'            => array( 'id' => array( 'type' => 'string' ) ),
			'supports'              => array( 'html' => false ),
			'editor_script_handles' => array( 'on-record-block' ),
			'render_callback'       => __NAMESPACE__ . '\show_quotation',
		)
	);
}

/**
 * The HTML of the block; empty where the quotation is no longer on record.
 *
 * @param array $attributes id of the quotation.
 */
function show_quotation( array $attributes ): string {
	$id        = $attributes['id'] ?? '';
	$quotation = is_id( $id ) ? cited( $id ) : null;
	return $quotation ? figure( $quotation ) : '';
}

/**
 * A quotation as a figure. Its source is the article that prints it; nothing links to the service.
 *
 * @param array $quotation As quotation() makes it.
 */
function figure( array $quotation ): string {
	$speaker = $quotation['speaker'];
	$about   = $speaker ? array( $speaker['name'], $speaker['role'] ) : array();
	if ( 'denied' === ( $quotation['act'] ?? '' ) ) {
		array_unshift( $about, __( 'Denied or not said', 'on-record' ) );
	}
	$about   = array_filter( array_merge( $about, array( $quotation['source']['publisher'] ?? '', $quotation['dated'] ) ) );
	$source  = esc_url( $quotation['source']['uri'] ?? '', array( 'http', 'https' ) );
	return sprintf(
		'<figure class="wp-block-on-record-quotation"><blockquote%s><p>%s</p></blockquote><figcaption>%s</figcaption></figure>',
		$source ? ' cite="' . $source . '"' : '',
		esc_html( $quotation['words'] ),
		esc_html( implode( ', ', $about ) )
	);
}

/**
 * A quotation of the record. Readers wait for the service only where nobody saw the quotation before; what is older than
 * an hour is looked up again in the background.
 *
 * @param string $id Id of the quotation.
 * @return array|null As quotation() makes it; null where it is not on record, or was never got.
 */
function cited( string $id ): ?array {
	$kept = get_option( CITED . $id );
	if ( ! is_array( $kept ) ) {
		return look_up( $id );
	}
	if ( $kept['until'] < time() && ! wp_next_scheduled( REFRESH, array( $id ) ) ) {
		wp_schedule_single_event( time(), REFRESH, array( $id ) );
	}
	return $kept['quotation'];
}

/**
 * Get a quotation from the service and keep it. Where the service does not answer, what was kept before stays.
 *
 * @param string $id Id of the quotation.
 * @return array|null As cited() returns it.
 */
function look_up( string $id ): ?array {
	$answer = call( 'GET', "/v1/quotations/$id", null, null, 3 );
	$kept   = array(
		'quotation' => null,
		'until'     => time() + HOUR_IN_SECONDS,
	);
	if ( $answer->is_good() ) {
		$kept['quotation'] = quotation( $answer->body );
	} elseif ( ! in_array( $answer->status, array( 404, 410 ), true ) ) {
		$kept['quotation'] = get_option( CITED . $id, array() )['quotation'] ?? null;
		$kept['until']     = time() + MINUTE_IN_SECONDS;
	}
	update_option( CITED . $id, $kept, false );
	return $kept['quotation'];
}
