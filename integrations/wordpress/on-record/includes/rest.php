<?php
/**
 * What the scripts in the browser may ask this site. They never talk to the service itself.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const REST = 'on-record/v1';

add_action( 'rest_api_init', __NAMESPACE__ . '\register_routes' );

/**
 * The routes, each with who may ask.
 */
function register_routes(): void {
	$manages = function (): bool {
		return current_user_can( 'manage_options' );
	};
	route( 'POST', '/test', __NAMESPACE__ . '\rest_test', $manages );
}

/**
 * One route.
 *
 * @param string   $method GET or POST.
 * @param string   $path   Its path.
 * @param string   $answer The function that answers.
 * @param callable $may    Whether the user may ask.
 * @param array    $fields The fields of the request, as WordPress describes them.
 */
function route( string $method, string $path, string $answer, callable $may, array $fields = array() ): void {
	register_rest_route(
		REST,
		$path,
		array(
			'methods'             => $method,
			'callback'            => $answer,
			'permission_callback' => $may,
			'args'                => $fields,
		)
	);
}

/**
 * Whether the service answers, which version it is, and which scopes the key lacks.
 *
 * @return array good: boolean; words: for people.
 */
function rest_test(): array {
	$document = call( 'GET', '/openapi.json' );
	if ( ! $document->is_good() || ! isset( $document->body['info']['version'] ) ) {
		return array(
			'good'  => false,
			'words' => $document->is_good() ? __( 'This is not an On Record service.', 'on-record' ) : $document->problem,
		);
	}
	$failed = array_filter( array_map( __NAMESPACE__ . '\failure_of', probes() ) );
	/* translators: %s: a version such as 0.1.0. */
	$words = sprintf( __( 'On Record %s answers.', 'on-record' ), $document->body['info']['version'] );
	foreach ( $failed as $scope => $problem ) {
		$words .= " $scope: $problem";
	}
	return array(
		'good'  => ! $failed,
		'words' => $failed ? $words : $words . ' ' . __( 'The key may do all that is needed.', 'on-record' ),
	);
}

/**
 * A call for each scope that does nothing.
 *
 * @return Answer[] By scope.
 */
function probes(): array {
	return array(
		'extract' => call( 'POST', '/v1/extract', array( 'text' => __( 'A test.', 'on-record' ) ) ),
		'ingest'  => call( 'GET', '/v1/batches?limit=1' ),
		'read'    => call( 'GET', '/v1/speakers?limit=1' ),
	);
}

/**
 * What is wrong with the key, by an answer; empty where nothing is.
 *
 * @param Answer $answer The answer.
 */
function failure_of( Answer $answer ): string {
	return $answer->is_refusal() ? '' : $answer->problem;
}
