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
	$manages  = function (): bool {
		return current_user_can( 'manage_options' );
	};
	$edits    = function (): bool {
		return current_user_can( 'edit_posts' );
	};
	$this_one = function ( \WP_REST_Request $request ): bool {
		return current_user_can( 'edit_post', $request['post'] );
	};
	$words    = array(
		'type'     => 'string',
		'required' => true,
	);
	$draft    = array(
		'post'    => array(
			'type'     => 'integer',
			'required' => true,
		),
		'title'   => array(
			'type'    => 'string',
			'default' => '',
		),
		'content' => $words,
	);
	route( 'POST', '/test', __NAMESPACE__ . '\rest_test', $manages );
	route( 'POST', '/extract', __NAMESPACE__ . '\rest_extract', $this_one, $draft );
	route( 'GET', '/quotations', __NAMESPACE__ . '\rest_quotations', $edits, array( 'q' => $words ) );
	route( 'POST', '/hook', __NAMESPACE__ . '\rest_hook', __NAMESPACE__ . '\is_signed' );
	route( 'GET', '/speakers/(?P<id>[0-9a-f]{32})', __NAMESPACE__ . '\rest_speaker', $edits );
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
 * @return array words: for people.
 */
function rest_test(): array {
	$document = call( 'GET', '/openapi.json' );
	if ( ! $document->is_good() || ! isset( $document->body['info']['version'] ) ) {
		return array( 'words' => $document->is_good() ? __( 'This is not an On Record service.', 'on-record' ) : $document->problem );
	}
	$failed = array_filter( array_map( __NAMESPACE__ . '\failure_of', probes() ) );
	/* translators: %s: a version such as 0.1.0. */
	$words = sprintf( __( 'On Record %s answers.', 'on-record' ), $document->body['info']['version'] );
	foreach ( $failed as $scope => $problem ) {
		$words .= " $scope: $problem";
	}
	return array( 'words' => $failed ? $words : $words . ' ' . __( 'The key may do all that is needed.', 'on-record' ) );
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

/**
 * Who said what in a draft. Nothing of it is stored.
 *
 * @param \WP_REST_Request $request Id of the post, title and content as the editor has them.
 * @return array|\WP_Error text; quotations, as draft_quotation() makes them, whose spans count UTF-16 units of the text,
 *                         as JavaScript does; known: ids of profiles by the id of a speaker.
 */
function rest_extract( \WP_REST_Request $request ) {
	$post   = get_post( $request['post'] );
	$asked  = array(
		'title'     => $request['title'],
		'html'      => html( $request['content'] ),
		'published' => moment( $post, 'date' ),
	);
	$answer = call( 'POST', '/v1/extract?offsets=utf16&known=true', $asked, null, 30 );
	if ( ! $answer->is_good() ) {
		return failed( $answer );
	}
	return array(
		'text'       => $answer->body['text'],
		'quotations' => array_map( __NAMESPACE__ . '\draft_quotation', $answer->body['quotations'] ),
		'known'      => (object) array_column( $answer->body['known'], 'profiles', 'speaker' ),
	);
}

/**
 * A quotation of a draft, with where it stands and why it is whose.
 *
 * @param array $found As the service has it.
 */
function draft_quotation( array $found ): array {
	return quotation( $found ) + array(
		'spans'      => $found['spans'],
		'reason'     => implode( '; ', $found['evidence']['chain'] ),
		'candidates' => array_column( $found['candidates'], 'name' ),
	);
}

/**
 * What is on record of a speaker: the profile, the latest quotations, and where to read on.
 *
 * @param \WP_REST_Request $request Id of the profile.
 * @return array|\WP_Error name, role, statements, quotations, profile and desk (addresses).
 */
function rest_speaker( \WP_REST_Request $request ) {
	$path    = '/v1/speakers/' . $request['id'];
	$profile = call( 'GET', $path );
	$said    = $profile->is_good() ? call( 'GET', "$path/quotations?limit=3" ) : $profile;
	if ( ! $said->is_good() ) {
		return failed( $said );
	}
	return array(
		'name'       => $profile->body['name'],
		'role'       => $profile->body['roles'][0]['role'] ?? null,
		'statements' => $profile->body['statements'],
		'quotations' => array_map( __NAMESPACE__ . '\quotation', $said->body['quotations'] ),
		'profile'    => option( 'url' ) . '/speakers/' . $request['id'],
		'desk'       => option( 'url' ) . '/review',
	);
}

/**
 * Quotations of the record with some words; only such whose words stood between quotation marks.
 *
 * @param \WP_REST_Request $request The words.
 * @return array[]|\WP_Error As quotation() makes them.
 */
function rest_quotations( \WP_REST_Request $request ) {
	$answer = call( 'GET', '/v1/quotations?kind=direct,mixed&order=best&limit=10&q=' . rawurlencode( $request['q'] ) );
	return $answer->is_good() ? array_map( __NAMESPACE__ . '\quotation', $answer->body['quotations'] ) : failed( $answer );
}

/**
 * The answer where the service gave none, or none that helps.
 *
 * @param Answer $answer What came back.
 */
function failed( Answer $answer ): \WP_Error {
	return new \WP_Error( 'on_record_service', $answer->problem, array( 'status' => 502 ) );
}
