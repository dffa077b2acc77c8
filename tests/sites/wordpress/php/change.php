<?php
/**
 * Changes posts through WordPress's PHP API. Reads a list as JSON from the file that is its argument; each item is one of
 * {do: edit, slug, before, after}   put HTML before and after the post's text
 * {do: delete, slug}                for good, past the bin
 * {do: untag, slug, tag}            take the tag with that slug away
 * {do: add, slug, title, content, tag}
 */
require __DIR__ . '/wp-load.php';
kses_remove_filters();
wp_set_current_user( 1 );

function sure( $result ) {
	if ( is_wp_error( $result ) || ! $result ) {
		fwrite( STDERR, is_wp_error( $result ) ? $result->get_error_message() . "\n" : "refused\n" );
		exit( 1 );
	}
	return $result;
}

function named( $slug ) {
	return sure( get_page_by_path( $slug, OBJECT, 'post' ) );
}

foreach ( json_decode( file_get_contents( $argv[1] ), true, 512, JSON_THROW_ON_ERROR ) as $change ) {
	switch ( $change['do'] ) {
		case 'edit':
			$post = named( $change['slug'] );
			$text = $change['before'] . $post->post_content . $change['after'];
			sure( wp_update_post( wp_slash( array( 'ID' => $post->ID, 'post_content' => $text ) ) ) );
			break;
		case 'delete':
			sure( wp_delete_post( named( $change['slug'] )->ID, true ) );
			break;
		case 'untag':
			sure( wp_remove_object_terms( named( $change['slug'] )->ID, $change['tag'], 'post_tag' ) );
			break;
		case 'add':
			$id = sure( wp_insert_post( wp_slash( array(
				'post_name' => $change['slug'], 'post_title' => $change['title'], 'post_content' => $change['content'],
				'post_status' => 'publish',
			) ) ) );
			sure( wp_set_object_terms( $id, $change['tag'], 'post_tag' ) );
			break;
	}
}
