<?php
/**
 * The front door for PHP's own server: files as they are, everything else to WordPress.
 */
$path = urldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?? '/' );
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if ( '/' !== $path && is_file( $file ) ) {
	return false;
}
if ( is_dir( $file ) && is_file( rtrim( $file, '/' ) . '/index.php' ) && '/' !== $path ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF'] = '/index.php';
if ( str_starts_with( $path, '/index.php/' ) ) {
	$_SERVER['PATH_INFO'] = substr( $path, strlen( '/index.php' ) );
	$_SERVER['PHP_SELF'] = $path;
}
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
