<?php
/**
 * Installs WordPress into the empty database that wp-config.php names: no mail, no request to the outside.
 */
define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Keukenlab', 'beheer', 'beheer@example.test', true, '', 'geheim-genoeg' );

// What a fresh WordPress brings along would only stand between the test posts.
foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) {
	wp_delete_post( $post->ID, true );
}
update_option( 'timezone_string', 'Europe/Amsterdam' );
update_option( 'date_format', 'j F Y' );
update_option( 'time_format', 'H:i' );
update_option( 'posts_per_page', 10 );
update_option( 'posts_per_rss', 10 );
update_option( 'default_comment_status', 'open' );
update_option( 'image_default_link_type', 'none' );
echo "installed\n";
