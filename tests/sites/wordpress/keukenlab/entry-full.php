<article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
	<h2 class="entry-title"><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h2>
	<p class="byline">Door <?php the_author_posts_link(); ?> op <time datetime="<?php echo esc_attr( get_the_date( 'c' ) ); ?>"><?php echo esc_html( get_the_date() ); ?></time></p>
	<div class="entry-content">
		<?php
		the_content( 'Lees het hele stuk' );
		wp_link_pages( array( 'before' => '<p class="paginas">Bladzijde: ', 'after' => '</p>' ) );
		?>
	</div>
	<p class="meta">In <?php the_category( ', ' ); ?>. <?php the_tags( 'Trefwoorden: ', ', ' ); ?></p>
</article>
