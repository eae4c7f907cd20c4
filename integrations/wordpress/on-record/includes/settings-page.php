<?php
/**
 * Settings > On Record.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const PAGE    = 'on-record';
const SECRETS = array( 'key', 'hook_secret' );

add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_init', __NAMESPACE__ . '\register_options' );
add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\load_settings_script' );

/**
 * Put the page into the menu.
 */
function add_page(): void {
	add_options_page( __( 'On Record', 'on-record' ), __( 'On Record', 'on-record' ), 'manage_options', PAGE, __NAMESPACE__ . '\show_page' );
}

/**
 * Tell WordPress of the options and their fields.
 */
function register_options(): void {
	$about = array(
		'type'              => 'array',
		'sanitize_callback' => __NAMESPACE__ . '\sanitize_options',
		'show_in_rest'      => false,
	);
	register_setting( PAGE, OPTION, $about );
	add_settings_section( 'service', __( 'The service', 'on-record' ), '__return_null', PAGE );
	add_settings_section( 'posts', __( 'What is sent and shown', 'on-record' ), '__return_null', PAGE );
	$fields = array(
		'url'         => array( 'service', __( 'Address', 'on-record' ) ),
		'key'         => array( 'service', __( 'Key', 'on-record' ) ),
		'hook_secret' => array( 'service', __( 'Secret of the webhook', 'on-record' ) ),
		'send'        => array( 'posts', __( 'Publishing', 'on-record' ) ),
		'post_types'  => array( 'posts', __( 'Post types', 'on-record' ) ),
		'json_ld'     => array( 'posts', __( 'Search engines', 'on-record' ) ),
	);
	foreach ( $fields as $name => list( $section, $label ) ) {
		$field = array( 'label_for' => 'post_types' === $name ? '' : 'on-record-' . $name );
		add_settings_field( $name, $label, __NAMESPACE__ . '\show_' . $name, PAGE, $section, $field );
	}
}

/**
 * What is stored of what came in. An empty key or secret keeps the one that is stored.
 *
 * @param mixed $sent What came in.
 * @return array The options.
 */
function sanitize_options( $sent ): array {
	$sent   = is_array( $sent ) ? $sent : array();
	$stored = (array) get_option( OPTION, array() );
	$kept   = array(
		'url'        => esc_url_raw( trim( (string) ( $sent['url'] ?? '' ) ), array( 'http', 'https' ) ),
		'post_types' => array_values( array_intersect( (array) ( $sent['post_types'] ?? array() ), array_keys( post_types() ) ) ),
		'send'       => ! empty( $sent['send'] ),
		'json_ld'    => ! empty( $sent['json_ld'] ),
	);
	foreach ( SECRETS as $name ) {
		$new           = preg_replace( '/[^!-~]/', '', (string) ( $sent[ $name ] ?? '' ) );
		$kept[ $name ] = ! empty( $sent[ "forget_$name" ] ) ? '' : ( '' !== $new ? $new : ( $stored[ $name ] ?? '' ) );
	}
	wake_all(); // A mended address or key: what waits need not wait longer.
	return $kept;
}

/**
 * The post types that have pages.
 *
 * @return \WP_Post_Type[] By name.
 */
function post_types(): array {
	$types = get_post_types( array( 'public' => true ), 'objects' );
	unset( $types['attachment'] );
	return $types;
}

/**
 * The page.
 */
function show_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>', esc_html__( 'On Record', 'on-record' ), '</h1><form action="options.php" method="post">';
	settings_fields( PAGE );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form><h2>', esc_html__( 'Connection', 'on-record' ), '</h2><p>';
	echo '<button type="button" class="button" id="on-record-test">', esc_html__( 'Test', 'on-record' ), '</button></p>';
	echo '<p id="on-record-test-result" role="status"></p></div>';
}

/**
 * The field of the address.
 */
function show_url(): void {
	$fixed = is_constant( 'url' );
	printf(
		'<input type="url" class="regular-text" id="on-record-url" name="%s[url]" value="%s"%s />',
		esc_attr( OPTION ),
		esc_attr( $fixed ? '' : option( 'url' ) ),
		disabled( $fixed, true, false )
	);
	$about = $fixed ? __( 'Set in wp-config.php.', 'on-record' ) : __( 'Nothing is sent until an address is set.', 'on-record' );
	echo '<p class="description">', esc_html( $about ), '</p>';
}

/**
 * The field of the key.
 */
function show_key(): void {
	show_secret( 'key', __( 'It needs the scopes extract, ingest and read.', 'on-record' ) );
}

/**
 * The field of the secret with which webhooks are signed.
 */
function show_hook_secret(): void {
	/* translators: %s: an address. */
	show_secret( 'hook_secret', sprintf( __( 'Make a webhook to %s and put its secret here: then corrections at the desk reach your posts.', 'on-record' ), rest_url( 'on-record/v1/hook' ) ) );
}

/**
 * A field that can be written and not read.
 *
 * @param string $name  key or hook_secret.
 * @param string $about What stands below it.
 */
function show_secret( string $name, string $about ): void {
	$fixed = is_constant( $name );
	$is    = '' !== option( $name ) ? __( 'Set.', 'on-record' ) : __( 'Not set.', 'on-record' );
	printf(
		'<input type="password" class="regular-text" id="%1$s" name="%2$s[%3$s]" value="" autocomplete="off" aria-describedby="%1$s-about"%4$s />',
		esc_attr( "on-record-$name" ),
		esc_attr( OPTION ),
		esc_attr( $name ),
		disabled( $fixed, true, false )
	);
	$fixed_about = $fixed ? __( 'Set in wp-config.php.', 'on-record' ) : $is;
	echo '<p class="description" id="', esc_attr( "on-record-$name-about" ), '">', esc_html( "$fixed_about $about" ), '</p>';
	if ( ! $fixed && '' !== option( $name ) ) {
		show_checkbox( "forget_$name", false, __( 'Forget it', 'on-record' ) );
	}
}

/**
 * The field of sending.
 */
function show_send(): void {
	show_checkbox( 'send', option( 'send' ), __( 'Send what is published, updated or unpublished', 'on-record' ) );
}

/**
 * The field of the structured data.
 */
function show_json_ld(): void {
	show_checkbox( 'json_ld', option( 'json_ld' ), __( 'Put the quotations of a post into its page as structured data (schema.org)', 'on-record' ) );
}

/**
 * The field of the post types.
 */
function show_post_types(): void {
	echo '<fieldset><legend class="screen-reader-text">', esc_html__( 'Post types', 'on-record' ), '</legend>';
	foreach ( post_types() as $name => $type ) {
		printf(
			'<label><input type="checkbox" name="%s[post_types][]" value="%s"%s /> %s</label><br />',
			esc_attr( OPTION ),
			esc_attr( $name ),
			checked( in_array( $name, option( 'post_types' ), true ), true, false ),
			esc_html( $type->labels->name )
		);
	}
	echo '</fieldset>';
}

/**
 * One checkbox.
 *
 * @param string $name  Name of its option.
 * @param bool   $is_on Whether it is checked.
 * @param string $label What stands beside it.
 */
function show_checkbox( string $name, bool $is_on, string $label ): void {
	printf(
		'<label><input type="checkbox" id="on-record-%1$s" name="%2$s[%1$s]" value="1"%3$s /> %4$s</label>',
		esc_attr( $name ),
		esc_attr( OPTION ),
		checked( $is_on, true, false ),
		esc_html( $label )
	);
}

/**
 * The script behind the button, on this page alone.
 *
 * @param string $page The page that is shown.
 */
function load_settings_script( string $page ): void {
	if ( 'settings_page_' . PAGE === $page ) {
		load_script( 'settings', array( 'wp-api-fetch', 'wp-i18n' ) );
	}
}
