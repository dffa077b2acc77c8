<?php
/**
 * One WordPress for all configurations: the database behind a socket, the address as asked for, nothing that leaves the machine.
 */
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'PRESSMARK_DB_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', 'utf8mb4_unicode_520_ci' );

// Fixed, so that a folder kept from one run fits the next. They guard nothing: the site is on loopback and holds made-up posts.
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( "{$name}_KEY", "test-key-of-$name" );
	define( "{$name}_SALT", "test-salt-of-$name" );
}

define( 'WP_HOME', 'http://' . ( $_SERVER['HTTP_HOST'] ?? 'site.invalid' ) );
define( 'WP_SITEURL', WP_HOME );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_POST_REVISIONS', false );
define( 'WP_DEBUG', false );
define( 'WP_MEMORY_LIMIT', '256M' );

$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
