<?php
get_header();
while ( have_posts() ) {
	the_post();
	?>
	<article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
		<h1 class="entry-title"><?php the_title(); ?></h1>
		<p class="byline">Door <?php the_author_posts_link(); ?> op <time datetime="<?php echo esc_attr( get_the_date( 'c' ) ); ?>"><?php echo esc_html( get_the_date() ); ?></time></p>
		<?php the_post_thumbnail( 'large' ); ?>
		<div class="entry-content">
			<?php
			the_content();
			wp_link_pages( array( 'before' => '<p class="paginas">Bladzijde: ', 'after' => '</p>' ) );
			?>
		</div>
		<p class="meta">In <?php the_category( ', ' ); ?>. <?php the_tags( 'Trefwoorden: ', ', ' ); ?></p>
		<div class="delen"><a href="https://social.example/share?u=<?php echo rawurlencode( get_permalink() ); ?>">Delen</a> <a href="mailto:?body=<?php echo rawurlencode( get_permalink() ); ?>">Mailen</a></div>
	</article>
	<section class="verwant">
		<h2>Lees ook</h2>
		<ul>
		<?php foreach ( get_posts( array( 'numberposts' => 3, 'orderby' => 'ID', 'order' => 'ASC', 'exclude' => get_the_ID() ) ) as $other ) : ?>
			<li><a href="<?php echo esc_url( get_permalink( $other ) ); ?>"><?php echo get_the_title( $other ); ?></a> <?php echo esc_html( wp_trim_words( strip_shortcodes( $other->post_content ), 12 ) ); ?></li>
		<?php endforeach; ?>
		</ul>
	</section>
	<?php
	the_post_navigation();
	comments_template();
}
get_footer();
