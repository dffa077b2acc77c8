</main>
<aside>
	<h2>Recent</h2>
	<ul><?php wp_get_archives( array( 'type' => 'postbypost', 'limit' => 5 ) ); ?></ul>
	<h2>Archief</h2>
	<ul><?php wp_get_archives( array( 'type' => 'yearly' ) ); ?></ul>
	<h2>Onderwerpen</h2>
	<div><?php wp_tag_cloud(); ?></div>
</aside>
<footer><p>© <?php bloginfo( 'name' ); ?>. Alle proeven op eigen risico.</p></footer>
<?php wp_footer(); ?>
</body>
</html>
