<?php
/**
 * What an administrator set, and what stands in wp-config.php instead.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

const OPTION = 'on_record';

const CONSTANTS = array(
	'url'         => 'ON_RECORD_URL',
	'key'         => 'ON_RECORD_KEY',
	'hook_secret' => 'ON_RECORD_HOOK_SECRET',
);

/**
 * All options. A constant in wp-config.php wins over what the settings page stored.
 *
 * @return array url, key, hook_secret: strings, empty where not set; post_types: names; send, json_ld: booleans.
 */
function options(): array {
	$defaults = array(
		'url'         => '',
		'key'         => '',
		'hook_secret' => '',
		'post_types'  => array( 'post' ),
		'send'        => true,
		'json_ld'     => false,
	);
	$options  = array_merge( $defaults, (array) get_option( OPTION, array() ) );
	foreach ( CONSTANTS as $name => $constant ) {
		if ( is_constant( $name ) ) {
			$options[ $name ] = (string) constant( $constant );
		}
	}
	$options['url'] = untrailingslashit( $options['url'] );
	return $options;
}

/**
 * One option.
 *
 * @param string $name Its name.
 * @return mixed Its value.
 */
function option( string $name ) {
	return options()[ $name ];
}

/**
 * Whether the constant of an option stands in wp-config.php.
 *
 * @param string $name url, key or hook_secret.
 */
function is_constant( string $name ): bool {
	return defined( CONSTANTS[ $name ] );
}
