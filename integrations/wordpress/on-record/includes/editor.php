<?php
/**
 * The panel of the block editor, and the box of the classic one.
 *
 * @package OnRecord
 */

namespace OnRecord;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_init', __NAMESPACE__ . '\register_list' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\load_panel' );
add_action( 'enqueue_block_assets', __NAMESPACE__ . '\load_marks' );
add_action( 'add_meta_boxes', __NAMESPACE__ . '\add_box', 10, 2 );

/**
 * Tell WordPress of the list of quotations, which both editors show.
 */
function register_list(): void {
	register_script( 'quotations', array( 'wp-api-fetch', 'wp-components', 'wp-element', 'wp-i18n' ) );
	wp_register_style( 'on-record', plugins_url( 'assets/editor.css', FILE ), array( 'wp-components' ), VERSION );
}

/**
 * Load the panel, for post types that are sent.
 */
function load_panel(): void {
	$post = get_post();
	if ( $post && in_array( $post->post_type, option( 'post_types' ), true ) ) {
		load_script( 'panel', array( 'on-record-quotations', 'wp-annotations', 'wp-block-editor', 'wp-blocks', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-plugins', 'wp-rich-text' ) );
		wp_enqueue_style( 'on-record' );
	}
}

/**
 * Load the colour of the marks, into the frame of the editor too.
 */
function load_marks(): void {
	if ( is_admin() ) {
		wp_enqueue_style( 'on-record-marks', plugins_url( 'assets/marks.css', FILE ), array(), VERSION );
	}
}

/**
 * Put the box into the classic editor; in the block editor the panel stands for it.
 *
 * @param string   $type The post type.
 * @param \WP_Post $post The post.
 */
function add_box( string $type, $post ): void {
	if ( $post instanceof \WP_Post && in_array( $type, option( 'post_types' ), true ) && ! use_block_editor_for_post( $post ) ) {
		add_meta_box( 'on-record', __( 'On Record', 'on-record' ), __NAMESPACE__ . '\show_box', $type, 'normal' );
		load_script( 'meta-box', array( 'on-record-quotations' ) );
		wp_enqueue_style( 'on-record' );
	}
}

/**
 * Where the script of the box puts its list.
 *
 * @param \WP_Post $post The post.
 */
function show_box( \WP_Post $post ): void {
	printf( '<div id="on-record-box" data-post="%d"></div>', (int) $post->ID );
}
