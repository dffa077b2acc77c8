<?php
/**
 * Fills an installed WordPress through its PHP API. Reads the site as JSON from the file that is its argument:
 * {authors: {login: name}, categories: {slug: {name, parent}}, tags: {slug: name},
 *  media: {name: {width, height, colour, alt, caption}}, posts: [...]}.
 *
 * A post's content may name pictures as %media-id:NAME% and %media-url:NAME:SIZE%.
 */
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/image.php';
require ABSPATH . 'wp-admin/includes/file.php';

$site = json_decode( file_get_contents( $argv[1] ), true, 512, JSON_THROW_ON_ERROR );
kses_remove_filters();
wp_set_current_user( 1 );

function sure( $result ) {
	if ( is_wp_error( $result ) || ! $result ) {
		fwrite( STDERR, is_wp_error( $result ) ? $result->get_error_message() . "\n" : "refused\n" );
		exit( 1 );
	}
	return $result;
}

$authors = array();
foreach ( $site['authors'] as $login => $name ) {
	$authors[ $login ] = sure( wp_insert_user( array(
		'user_login' => $login, 'user_pass' => wp_generate_password(), 'display_name' => $name,
		'user_email' => "$login@example.test", 'role' => 'editor',
	) ) );
}

$terms = array();
foreach ( $site['categories'] as $slug => $term ) {
	$parent = $term['parent'] ? $terms[ $term['parent'] ] : 0;
	$terms[ $slug ] = sure( wp_insert_term( $term['name'], 'category', compact( 'slug', 'parent' ) ) )['term_id'];
}
foreach ( $site['tags'] as $slug => $name ) {
	$terms[ "tag:$slug" ] = sure( wp_insert_term( $name, 'post_tag', compact( 'slug' ) ) )['term_id'];
}

$media = array();
foreach ( $site['media'] as $name => $item ) {
	$upload = wp_upload_bits( "$name.jpg", null, photograph( $item ), '2024/01' );
	$id = sure( wp_insert_attachment( array(
		'post_mime_type' => 'image/jpeg', 'post_title' => $name, 'post_status' => 'inherit',
	), $upload['file'], 0, true ) );
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $upload['file'] ) );
	update_post_meta( $id, '_wp_attachment_image_alt', $item['alt'] );
	if ( $item['caption'] ) {
		sure( wp_update_post( array( 'ID' => $id, 'post_excerpt' => $item['caption'] ) ) );
	}
	$media[ $name ] = $id;
}

/** A JPEG of the asked size: the colour, darker from top to bottom. */
function photograph( $item ) {
	$image = imagecreatetruecolor( $item['width'], $item['height'] );
	for ( $row = 0; $row < $item['height']; $row++ ) {
		$shade = 1 - 0.6 * $row / $item['height'];
		list( $red, $green, $blue ) = array_map( fn( $part ) => (int) ( $part * $shade ), $item['colour'] );
		imageline( $image, 0, $row, $item['width'] - 1, $row, imagecolorallocate( $image, $red, $green, $blue ) );
	}
	ob_start();
	imagejpeg( $image, null, 60 );
	return ob_get_clean();
}

function with_media( $content ) {
	global $media;
	$content = preg_replace_callback( '/%media-id:([a-z0-9-]+)%/', fn( $m ) => (string) $media[ $m[1] ], $content );
	return preg_replace_callback( '/%media-url:([a-z0-9-]+):([a-z]+)%/', function ( $m ) use ( $media ) {
		return wp_attachment_is_image( $media[ $m[1] ] ) ? wp_get_attachment_image_url( $media[ $m[1] ], $m[2] ) : wp_get_attachment_url( $media[ $m[1] ] );
	}, $content );
}

foreach ( $site['posts'] as $post ) {
	$id = sure( wp_insert_post( wp_slash( array(
		'import_id' => $post['id'], 'post_title' => $post['title'], 'post_name' => $post['slug'],
		'post_content' => with_media( $post['content'] ), 'post_excerpt' => $post['excerpt'],
		'post_status' => $post['status'], 'post_password' => $post['password'], 'post_type' => 'post',
		'post_author' => $authors[ $post['author'] ], 'post_date' => $post['date'], 'post_date_gmt' => $post['date_gmt'],
		'comment_status' => 'open',
	) ), true ) );
	if ( $id !== $post['id'] ) {
		fwrite( STDERR, "post {$post['slug']} got number $id, not {$post['id']}\n" );
		exit( 1 );
	}
	sure( wp_set_post_terms( $id, array_map( fn( $slug ) => $terms[ $slug ], $post['categories'] ), 'category' ) );
	wp_set_post_terms( $id, array_map( fn( $slug ) => $terms[ "tag:$slug" ], $post['tags'] ), 'post_tag' );
	if ( $post['featured'] ) {
		sure( set_post_thumbnail( $id, $media[ $post['featured'] ] ) );
	}
	if ( $post['sticky'] ) {
		stick_post( $id );
	}
	foreach ( $post['comments'] as $comment ) {
		sure( wp_insert_comment( array(
			'comment_post_ID' => $id, 'comment_author' => $comment['author'], 'comment_content' => $comment['text'],
			'comment_author_email' => '', 'comment_approved' => 1, 'comment_date' => $post['date'], 'comment_date_gmt' => $post['date_gmt'],
		) ) );
	}
	// wp_insert_post takes the clock for the time of change.
	$wpdb->update( $wpdb->posts, array( 'post_modified' => $post['modified'], 'post_modified_gmt' => $post['modified_gmt'] ), array( 'ID' => $id ) );
}
echo count( $site['posts'] ), " posts\n";
