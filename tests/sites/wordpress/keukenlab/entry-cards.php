<li class="kaart">
	<a class="beeld" href="<?php the_permalink(); ?>" tabindex="-1"><?php the_post_thumbnail( 'medium' ); ?></a>
	<span class="rubriek"><?php echo esc_html( get_the_category()[0]->name ?? '' ); ?></span>
	<h3><a href="<?php the_permalink(); ?>"><?php the_title(); ?></a></h3>
	<span class="datum"><?php echo esc_html( get_the_date() ); ?></span>
	<div class="inleiding"><?php the_excerpt(); ?></div>
</li>
