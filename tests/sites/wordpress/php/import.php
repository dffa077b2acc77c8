<?php
/**
 * Imports WXR files into an installed WordPress through its PHP API. Stands in for WordPress' importer, which no package registry has,
 * and reads no more than that one reads: authors, categories, tags, and of each item its fields, terms and postmeta. Like it, it keeps an
 * item's number where that is free, takes a post of the same title, date and type for the same post, downloads what attachments name,
 * and in the end lets texts show the downloaded files and featured pictures point to their attachments.
 */
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/image.php';
require ABSPATH . 'wp-admin/includes/post.php';

const WP_SPACE = 'http://wordpress.org/export/1.2/';
kses_remove_filters();
wp_set_current_user( 1 );

function sure( $result, $what ) {
	if ( is_wp_error( $result ) || ! $result ) {
		fwrite( STDERR, "$what: " . ( is_wp_error( $result ) ? $result->get_error_message() : 'refused' ) . "\n" );
		exit( 1 );
	}
	return $result;
}

function own_number( $name, $taxonomy ) {
	$term = get_term_by( 'slug', $name, $taxonomy );
	return $term ? $term->term_id : 0;
}

$numbers = array();    // number in the file => number here
$moved   = array();    // old address => address here
$featured = array();   // post => number in the file

foreach ( array_slice( $argv, 1 ) as $path ) {
	$file = simplexml_load_file( $path, 'SimpleXMLElement', LIBXML_NONET );
	sure( $file && preg_match( '/^\d+\.\d+$/', (string) $file->channel->children( WP_SPACE )->wxr_version ), $path );
	import_heads( $file->channel->children( WP_SPACE ) );
	foreach ( $file->channel->item as $item ) {
		import_item( $item );
	}
}
uksort( $moved, fn( $one, $other ) => strlen( $other ) - strlen( $one ) );
foreach ( $moved as $old => $new ) {
	$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->posts SET post_content = REPLACE(post_content, %s, %s)", $old, $new ) );
}
foreach ( $featured as $post => $number ) {
	update_post_meta( $post, '_thumbnail_id', $numbers[ $number ] ?? 0 );
}

function import_heads( $channel ) {
	foreach ( $channel->author as $author ) {
		if ( ! username_exists( (string) $author->author_login ) ) {
			sure( wp_insert_user( array(
				'user_login' => (string) $author->author_login, 'user_pass' => wp_generate_password(), 'role' => 'author',
				'user_email' => (string) $author->author_email, 'display_name' => (string) $author->author_display_name,
			) ), 'author' );
		}
	}
	foreach ( $channel->category as $category ) {
		if ( ! own_number( (string) $category->category_nicename, 'category' ) ) {
			$parent = (string) $category->category_parent;
			sure( wp_insert_term( wp_slash( (string) $category->cat_name ), 'category', array(
				'slug' => (string) $category->category_nicename, 'parent' => $parent ? sure( own_number( $parent, 'category' ), "parent $parent" ) : 0,
			) ), 'category' );
		}
	}
	foreach ( $channel->tag as $tag ) {
		if ( ! own_number( (string) $tag->tag_slug, 'post_tag' ) ) {
			sure( wp_insert_term( wp_slash( (string) $tag->tag_name ), 'post_tag', array( 'slug' => (string) $tag->tag_slug ) ), 'tag' );
		}
	}
}

function import_item( $item ) {
	global $numbers, $featured;
	$wp   = $item->children( WP_SPACE );
	$old  = (int) $wp->post_id;
	$same = post_exists( wp_slash( (string) $item->title ), '', (string) $wp->post_date );
	if ( $same && get_post_type( $same ) === (string) $wp->post_type ) {
		$numbers[ $old ] = $same;
		return;
	}
	$author = get_user_by( 'login', (string) $item->children( 'http://purl.org/dc/elements/1.1/' )->creator );
	$fields = array(
		'import_id' => $old, 'post_author' => $author ? $author->ID : 1, 'post_title' => (string) $item->title,
		'post_content' => (string) $item->children( 'http://purl.org/rss/1.0/modules/content/' )->encoded,
		'post_excerpt' => (string) $item->children( WP_SPACE . 'excerpt/' )->encoded,
		'post_date' => (string) $wp->post_date, 'post_date_gmt' => (string) $wp->post_date_gmt, 'post_name' => (string) $wp->post_name,
		'post_status' => (string) $wp->status, 'post_type' => (string) $wp->post_type, 'comment_status' => (string) $wp->comment_status,
		'ping_status' => (string) $wp->ping_status, 'guid' => (string) $item->guid, 'post_password' => (string) $wp->post_password,
	);
	$meta = array();
	foreach ( $wp->postmeta as $one ) {
		$meta[ (string) $one->meta_key ] = (string) $one->meta_value;
	}
	$post = 'attachment' === $fields['post_type']
		? import_attachment( $fields, (string) $wp->attachment_url, $meta['_wp_attached_file'] ?? '' )
		: sure( wp_insert_post( wp_slash( $fields ), true ), $fields['post_title'] );
	$numbers[ $old ] = $post;
	$terms = array();
	foreach ( $item->category as $category ) {
		$taxonomy = (string) $category['domain'];
		$number   = own_number( (string) $category['nicename'], $taxonomy )
			?: sure( wp_insert_term( (string) $category, $taxonomy, array( 'slug' => (string) $category['nicename'] ) ), 'term' )['term_id'];
		$terms[ $taxonomy ][] = (int) $number;
	}
	foreach ( $terms as $taxonomy => $list ) {
		wp_set_post_terms( $post, $list, $taxonomy );
	}
	foreach ( $meta as $key => $value ) {
		if ( '_thumbnail_id' === $key ) {
			$featured[ $post ] = (int) $value;
		} elseif ( '_wp_attached_file' !== $key ) {
			add_post_meta( $post, wp_slash( $key ), wp_slash( $value ) );
		}
	}
}

/** Download the file into the month that it had, and remember its old address, without extension so that its copies move too. */
function import_attachment( $fields, $url, $attached ) {
	global $moved;
	$month = preg_match( '%^\d{4}/\d{2}%', $attached, $found ) ? $found[0] : null;
	$bytes = @file_get_contents( $url );
	sure( false !== $bytes, "download of $url" );
	$name   = wp_basename( parse_url( $url, PHP_URL_PATH ) );
	$upload = wp_upload_bits( $name, null, $bytes, $month );
	sure( ! $upload['error'], "$url: {$upload['error']}" );
	$type = wp_check_filetype( $upload['file'] );
	$fields['guid'] = $upload['url'];
	$fields['post_mime_type'] = $type['type'];
	$post = sure( wp_insert_attachment( wp_slash( $fields ), $upload['file'], 0, true ), $url );
	wp_update_attachment_metadata( $post, wp_generate_attachment_metadata( $post, $upload['file'] ) );
	$moved[ $url ] = $upload['url'];
	if ( str_starts_with( (string) $type['type'], 'image/' ) ) {
		$moved[ preg_replace( '/\.\w+$/', '', $url ) ] = preg_replace( '/\.\w+$/', '', $upload['url'] );
	}
	return $post;
}
