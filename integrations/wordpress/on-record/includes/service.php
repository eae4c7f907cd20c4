<?php
/**
 * Calls of the service. The key leaves this server only in the header of these calls.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

/**
 * What came back of one call.
 */
final class Answer {
	/**
	 * The status; 0 where nothing came.
	 *
	 * @var int
	 */
	public $status = 0;

	/**
	 * The JSON, decoded; empty where there is none.
	 *
	 * @var array
	 */
	public $body = array();

	/**
	 * What is wrong, in words for people; empty where all is well.
	 *
	 * @var string
	 */
	public $problem = '';

	/**
	 * The seconds after which the service wants to be asked again; 0 where it does not say.
	 *
	 * @var int
	 */
	public $retry_after = 0;

	/**
	 * Whether the service did what it was asked.
	 */
	public function is_good(): bool {
		return $this->status >= 200 && $this->status < 300;
	}

	/**
	 * Whether the service looked at what was sent and will not have it: sending the same again does not help. Anything
	 * else may pass: nobody answered, too many calls, a key or an address that an administrator must mend.
	 */
	public function is_refusal(): bool {
		$refusals = array( 400, 409, 410, 413, 415, 422 );
		return in_array( $this->status, $refusals, true ) && ! $this->is_still_worked_on();
	}

	/**
	 * Whether the service is still at the same request.
	 */
	private function is_still_worked_on(): bool {
		return 409 === $this->status && in_array( 'Idempotency-Key', wp_list_pluck( $this->errors(), 'field' ), true );
	}

	/**
	 * The fields that are wrong.
	 *
	 * @return array[] Each with field and detail.
	 */
	public function errors(): array {
		$errors = $this->body['errors'] ?? array();
		return is_array( $errors ) ? array_filter( $errors, 'is_array' ) : array();
	}
}

/**
 * Call the service.
 *
 * @param string      $method  GET or POST.
 * @param string      $path    From the first slash on, with its query.
 * @param array|null  $body    Sent as JSON.
 * @param string|null $repeat  The Idempotency-Key.
 * @param int         $seconds How long to wait for the answer.
 */
function call( string $method, string $path, ?array $body = null, ?string $repeat = null, int $seconds = 15 ): Answer {
	$options = options();
	if ( '' === $options['url'] ) {
		$answer          = new Answer();
		$answer->problem = __( 'No address of an On Record service is set.', 'on-record' );
		return $answer;
	}
	$headers = array( 'Accept' => 'application/json' );
	if ( '' !== $options['key'] ) {
		$headers['Authorization'] = 'Bearer ' . $options['key'];
	}
	if ( null !== $body ) {
		$headers['Content-Type'] = 'application/json';
	}
	if ( null !== $repeat ) {
		$headers['Idempotency-Key'] = $repeat;
	}
	return answer_of(
		wp_remote_request(
			$options['url'] . $path,
			array(
				'method'      => $method,
				'headers'     => $headers,
				'body'        => null === $body ? null : wp_json_encode( $body ),
				'timeout'     => $seconds,
				'redirection' => 0,
			)
		)
	);
}

/**
 * Read what WordPress got.
 *
 * @param array|\WP_Error $got What wp_remote_request() returned.
 */
function answer_of( $got ): Answer {
	$answer = new Answer();
	if ( is_wp_error( $got ) ) {
		/* translators: %s: what went wrong, in the words of the network. */
		$answer->problem = sprintf( __( 'The service does not answer: %s', 'on-record' ), $got->get_error_message() );
		return $answer;
	}
	$body                = json_decode( wp_remote_retrieve_body( $got ), true );
	$answer->status      = (int) wp_remote_retrieve_response_code( $got );
	$answer->body        = is_array( $body ) ? $body : array();
	$answer->retry_after = absint( wp_remote_retrieve_header( $got, 'retry-after' ) );
	$answer->problem     = $answer->is_good() ? '' : problem_of( $answer );
	return $answer;
}

/**
 * What a problem document (RFC 9457) says, as one sentence or two.
 *
 * @param Answer $answer What came back.
 */
function problem_of( Answer $answer ): string {
	/* translators: %d: an HTTP status such as 503. */
	$words = array( sprintf( __( 'The service answered %d.', 'on-record' ), $answer->status ) );
	if ( isset( $answer->body['detail'] ) && is_string( $answer->body['detail'] ) ) {
		$words[] = $answer->body['detail'];
	}
	foreach ( $answer->errors() as $error ) {
		$words[] = trim( ( $error['field'] ?? '' ) . ': ' . ( $error['detail'] ?? '' ) );
	}
	return implode( ' ', $words );
}
