<?php
get_header();
if ( is_archive() ) {
	echo '<h1>', get_the_archive_title(), '</h1>';
}
$shape = get_theme_mod( 'archive', 'full' );
echo 'cards' === $shape ? '<ul class="lijst kaarten">' : '<div class="lijst">';
while ( have_posts() ) {
	the_post();
	get_template_part( 'entry', $shape );
}
echo 'cards' === $shape ? '</ul>' : '</div>';
keukenlab_next();
get_footer();
