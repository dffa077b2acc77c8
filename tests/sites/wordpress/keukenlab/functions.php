<?php
/**
 * Two settings, as a customizer would keep them: `archive` (full, cards) and `more` (url, ajax, links).
 */
add_action( 'after_setup_theme', function () {
	add_theme_support( 'title-tag' );
	add_theme_support( 'post-thumbnails' );
	add_theme_support( 'automatic-feed-links' );
	add_theme_support( 'html5', array( 'caption', 'gallery', 'search-form', 'comment-list', 'style', 'script' ) );
} );

add_action( 'widgets_init', function () {
	register_sidebar( array( 'id' => 'zijkant', 'name' => 'Zijkant' ) );
} );

add_action( 'wp_ajax_nopriv_keukenlab_more', 'keukenlab_more' );
add_action( 'wp_ajax_keukenlab_more', 'keukenlab_more' );

/** Answers the button: the entries of one more page, nothing around them. */
function keukenlab_more() {
	$query = new WP_Query( array(
		'tag' => sanitize_title( $_POST['tag'] ?? '' ), 'paged' => max( 1, (int) ( $_POST['page'] ?? 1 ) ),
		'post_status' => 'publish', 'ignore_sticky_posts' => true,
	) );
	while ( $query->have_posts() ) {
		$query->the_post();
		get_template_part( 'entry', get_theme_mod( 'archive', 'full' ) );
	}
	exit;
}

/** The button below an archive, or plain links. */
function keukenlab_next() {
	global $wp_query;
	$page = max( 1, get_query_var( 'paged' ) );
	if ( $page >= $wp_query->max_num_pages ) {
		return;
	}
	switch ( get_theme_mod( 'more', 'links' ) ) {
		case 'url':
			printf( '<button type="button" class="meer" data-next-page="%s">Meer laden</button>', esc_url( get_pagenum_link( $page + 1 ) ) );
			break;
		case 'ajax':
			printf(
				'<button type="button" class="meer" data-action="keukenlab_more" data-tag="%s" data-page="%d" data-max="%d">Meer laden</button>',
				esc_attr( get_query_var( 'tag' ) ), $page, $wp_query->max_num_pages
			);
			wp_enqueue_script( 'keukenlab', get_theme_file_uri( 'more.js' ), array(), '1', true );
			wp_localize_script( 'keukenlab', 'keukenlab', array( 'ajax' => admin_url( 'admin-ajax.php' ) ) );
			break;
		default:
			echo '<nav class="bladeren">';
			previous_posts_link( '← Nieuwer' );
			next_posts_link( 'Ouder →' );
			echo '</nav>';
	}
}
