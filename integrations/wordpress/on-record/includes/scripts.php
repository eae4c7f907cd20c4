<?php
/**
 * The scripts of the plug-in, with their translations.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

/**
 * Load a script of the plug-in with its translations, at the foot of the page.
 *
 * @param string   $name Name of its file without its ending.
 * @param string[] $uses The scripts that it needs.
 */
function load_script( string $name, array $uses ): void {
	register_script( $name, $uses );
	wp_enqueue_script( "on-record-$name" );
}

/**
 * Tell WordPress of a script of the plug-in, without loading it.
 *
 * @param string   $name Name of its file without its ending.
 * @param string[] $uses The scripts that it needs.
 */
function register_script( string $name, array $uses ): void {
	wp_register_script( "on-record-$name", plugins_url( "assets/$name.js", FILE ), $uses, VERSION, true );
	wp_set_script_translations( "on-record-$name", 'on-record', plugin_dir_path( FILE ) . 'languages' );
}
