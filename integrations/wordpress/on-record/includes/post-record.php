<?php
/**
 * What the record says of a post, kept in its meta: the article, its quotations, and how the last sending went.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const ARTICLE    = '_on_record_article'; // The id of its article.
const QUOTATIONS = '_on_record_quotations'; // Its quotations, as quotation() makes them.
const ABOUT      = '_on_record_about'; // One for each id that it depends on: article, quotations, speakers.
const WANTED     = '_on_record_wanted'; // A hash of the version that was put into the queue last.
const OUTCOME    = '_on_record_outcome'; // How the last sending went, as outcome() makes it.

/**
 * Whether something is an id of the record.
 *
 * @param mixed $value Anything.
 */
function is_id( $value ): bool {
	return is_string( $value ) && 1 === preg_match( '/^[0-9a-f]{32}$/', $value );
}

/**
 * Store what the service answered of a post's article.
 *
 * @param int   $post_id Id of the post.
 * @param array $article As POST and GET of /v1/articles answer it.
 */
function store_answer( int $post_id, array $article ): void {
	$quotations = array_map( __NAMESPACE__ . '\quotation', $article['quotations'] ?? array() );
	update_post_meta( $post_id, ARTICLE, wp_slash( $article['id'] ?? '' ) );
	update_post_meta( $post_id, QUOTATIONS, wp_slash( $quotations ) );
	store_subjects( $post_id, $article['id'] ?? '', $quotations );
}

/**
 * What is kept and shown of one quotation.
 *
 * @param array $found As the service has it.
 * @return array id, kind, act, words (with marks) and text, speaker (id, name, type, role; null: nobody named), said_on, dated, needs_review, source.
 */
function quotation( array $found ): array {
	return array(
		'id'           => $found['id'],
		'kind'         => $found['kind'],
		'act'          => $found['act'],
		'words'        => words( $found['spans'] ),
		'text'         => implode( ' […] ', array_column( $found['spans'], 'exact' ) ),
		'speaker'      => $found['speaker'],
		'said_on'      => $found['said_on'],
		'dated'        => 'kept' === ( $found['dated_by'] ?? '' ) ? null : $found['dated'] ?? null,
		'needs_review' => $found['needs_review'],
		'source'       => $found['article'] ?? null,
	);
}

/**
 * The words of a quotation letter for letter: what stood between marks has marks, what was left out is shown so.
 *
 * @param array[] $spans Each with exact and quoted.
 */
function words( array $spans ): string {
	$parts = array();
	foreach ( $spans as $span ) {
		$parts[] = $span['quoted'] ? '“' . $span['exact'] . '”' : $span['exact'];
	}
	return implode( ' […] ', $parts );
}

/**
 * Note what a post depends on, so that a change of the record finds it: its article, its quotations, their speakers.
 *
 * @param int     $post_id    Id of the post.
 * @param string  $article    Id of the article.
 * @param array[] $quotations As quotation() makes them.
 */
function store_subjects( int $post_id, string $article, array $quotations ): void {
	$speakers = array_column( array_filter( array_column( $quotations, 'speaker' ) ), 'id' );
	delete_post_meta( $post_id, ABOUT );
	foreach ( array_unique( array_merge( array( $article ), array_column( $quotations, 'id' ), $speakers ) ) as $id ) {
		add_post_meta( $post_id, ABOUT, $id );
	}
}

/**
 * How a sending went, as it is stored.
 *
 * @param string $state   sent, retracted or refused.
 * @param string $problem Why it was refused.
 */
function outcome( string $state, string $problem = '' ): array {
	return wp_slash( array( 'state' => $state, 'problem' => $problem ) );
}

/**
 * Forget what the record said of a post.
 *
 * @param int $post_id Id of the post.
 */
function forget_answer( int $post_id ): void {
	foreach ( array( ARTICLE, QUOTATIONS, ABOUT ) as $name ) {
		delete_post_meta( $post_id, $name );
	}
}

/**
 * Whether a version of the post was sent, or waits to be.
 *
 * @param int $post_id Id of the post.
 */
function was_sent( int $post_id ): bool {
	return (bool) ( get_post_meta( $post_id, WANTED, true ) || get_post_meta( $post_id, ARTICLE, true ) );
}
