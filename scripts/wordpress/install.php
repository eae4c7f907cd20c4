<?php
/**
 * Install the WordPress in a folder: php install.php FOLDER. Prints, as JSON, the application password of each user.
 */

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'pre_http_request', '__return_true' ); // It would ask itself, and is not served yet.
wp_install( 'The Harbour Desk', 'admin', 'admin@desk.example', false, '', 'password' );
update_option( 'permalink_structure', '/%year%/%postname%/' );
flush_rewrite_rules( false );
update_option( 'timezone_string', 'Europe/Berlin' );

$passwords = array();
foreach ( array( 'admin' => 'administrator', 'editor' => 'editor', 'subscriber' => 'subscriber' ) as $name => $role ) {
	$user = get_user_by( 'login', $name );
	$id   = $user ? $user->ID : wp_insert_user(
		array(
			'user_login' => $name,
			'user_pass'  => 'password',
			'user_email' => "$name@desk.example",
			'role'       => $role,
		)
	);
	$passwords[ $name ] = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'tests' ) )[0];
}
echo wp_json_encode( $passwords );
