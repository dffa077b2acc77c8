<?php
/**
 * Plugin Name: Notes of later versions
 *
 * WordPress has the block for notes since 6.3. Where the installed one is older, this shows the field that the block shows, in the form
 * that WordPress documents: an ordered list, each note under its id, with a way back to its marker.
 */
add_action( 'init', function () {
	if ( WP_Block_Type_Registry::get_instance()->is_registered( 'core/footnotes' ) ) {
		return;
	}
	register_block_type( 'core/footnotes', array(
		'uses_context'    => array( 'postId' ),
		'render_callback' => function ( $attributes, $content, $block ) {
			$notes = json_decode( (string) get_post_meta( $block->context['postId'] ?? get_the_ID(), 'footnotes', true ), true );
			$items = array_map( fn( $note ) => sprintf( '<li id="%1$s">%2$s <a href="#%1$s-link">↩︎</a></li>', $note['id'], $note['content'] ), $notes ?: array() );
			return $items ? '<ol class="wp-block-footnotes">' . implode( '', $items ) . '</ol>' : '';
		},
	) );
} );
