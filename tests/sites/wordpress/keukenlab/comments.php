<section id="comments">
	<h2><?php comments_number( 'Nog geen reacties', 'Eén reactie', '% reacties' ); ?></h2>
	<ol><?php wp_list_comments( array( 'style' => 'ol' ) ); ?></ol>
	<?php comment_form(); ?>
</section>
