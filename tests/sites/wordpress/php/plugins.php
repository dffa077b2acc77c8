<?php
/**
 * Plugin Name: What other plugins add
 *
 * Stands in for the plugins that most sites run: a table of contents, share buttons, related posts, a newsletter form and an
 * advertisement within the content, lazy loading, structured data in the head. A reader does not take any of it for the post.
 */
$configuration = json_decode( getenv( 'PRESSMARK_SITE' ) ?: '{}', true, 512, JSON_THROW_ON_ERROR );
if ( empty( $configuration['plugins'] ) ) {
	return;
}
add_filter( 'the_content', 'plugins_contents', 90 );
add_filter( 'the_content', 'plugins_around', 95 );
add_filter( 'the_content', 'plugins_lazy', 99 );
add_action( 'wp_head', 'plugins_graph' );

/** A table of contents before the first heading, its links to anchors that it gives the headings. */
function plugins_contents( $html ) {
	if ( ! is_singular() || post_password_required() || substr_count( $html, '<h2' ) < 3 ) {
		return $html;
	}
	$entries = '';
	$html = preg_replace_callback( '~<h2([^>]*)>(.*?)</h2>~s', function ( $m ) use ( &$entries ) {
		$anchor = sanitize_title( wp_strip_all_tags( $m[2] ) );
		$entries .= "<li class=\"ez-toc-page-1\"><a class=\"ez-toc-link\" href=\"#$anchor\">" . wp_strip_all_tags( $m[2] ) . '</a></li>';
		return "<h2><span class=\"ez-toc-section\" id=\"$anchor\"></span>{$m[2]}<span class=\"ez-toc-section-end\"></span></h2>";
	}, $html );
	$toc = '<div id="ez-toc-container" class="ez-toc-v2 counter-hierarchy"><div class="ez-toc-title-container"><p class="ez-toc-title">'
		. 'Table of Contents</p></div><nav><ul class="ez-toc-list ez-toc-list-level-1">' . $entries . '</ul></nav></div>';
	return preg_replace( '~<h2~', $toc . '<h2', $html, 1 );
}

/** What stands after the second paragraph and below the text. */
function plugins_around( $html ) {
	if ( ! is_singular() || post_password_required() ) {
		return $html;
	}
	$advert = '<div class="code-block code-block-1" style="margin: 8px 0; clear: both;"><span class="ad-label">Advertisement</span>'
		. '<ins class="adsbygoogle" data-ad-client="ca-pub-0"></ins></div>';
	$html = preg_replace( '~</p>~', "</p>$advert", $html, 1 );
	$share = '<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3>'
		. '<div class="sd-content"><ul><li class="share-mail"><a rel="nofollow" href="mailto:?subject=x">Email</a></li>'
		. '<li class="share-print"><a rel="nofollow" href="#print">Print</a></li></ul></div></div></div>';
	$others = get_posts( array( 'numberposts' => 3, 'orderby' => 'ID', 'order' => 'ASC', 'exclude' => get_the_ID() ) );
	$related = implode( '', array_map( fn( $post ) => '<div class="jp-relatedposts-post"><h4 class="jp-relatedposts-post-title"><a href="'
		. esc_url( get_permalink( $post ) ) . '">' . get_the_title( $post ) . '</a></h4><p class="jp-relatedposts-post-excerpt">'
		. esc_html( wp_trim_words( excerpt_remove_blocks( $post->post_content ), 20 ) ) . '</p></div>', $others ) );
	$form = '<div class="wp-block-newsletter subscribe-form"><h3>Get new notes by mail</h3><form action="#"><p>One mail a month, nothing else.</p>'
		. '<input type="email" placeholder="you@example.org"><button>Subscribe</button></form></div>';
	return "$html$share<div id=\"jp-relatedposts\" class=\"jp-relatedposts\"><h3 class=\"jp-relatedposts-headline\"><em>Related</em></h3>"
		. "<div class=\"jp-relatedposts-items\">$related</div></div>$form";
}

/** Pictures whose address only a script puts in place, with the plain one for readers without scripts. */
function plugins_lazy( $html ) {
	$empty = 'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%20210%20140%22%3E%3C/svg%3E';
	return preg_replace_callback( '~<img\b[^>]*>~', function ( $m ) use ( $empty ) {
		$lazy = preg_replace( array( '~\ssrc="([^"]*)"~', '~\ssrcset="([^"]*)"~' ), array( " src=\"$empty\" data-lazy-src=\"$1\"", ' data-lazy-srcset="$1"' ), $m[0] );
		return "$lazy<noscript>{$m[0]}</noscript>";
	}, $html );
}

/** Structured data as plugins for search engines write it: one graph. */
function plugins_graph() {
	if ( ! is_singular() ) {
		return;
	}
	$post = get_queried_object();
	$url = get_permalink( $post );
	$graph = array(
		array(
			'@type' => 'Article', '@id' => "$url#article", 'isPartOf' => array( '@id' => $url ),
			'author' => array( 'name' => get_the_author_meta( 'display_name', $post->post_author ), '@id' => home_url( '/#/schema/person/1' ) ),
			'headline' => html_entity_decode( get_the_title( $post ), ENT_QUOTES ), 'datePublished' => get_post_time( 'c', true, $post ),
			'dateModified' => get_post_modified_time( 'c', true, $post ), 'mainEntityOfPage' => array( '@id' => $url ),
			'keywords' => wp_list_pluck( get_the_tags( $post ) ?: array(), 'name' ), 'inLanguage' => get_bloginfo( 'language' ),
		),
		array(
			'@type' => 'WebPage', '@id' => $url, 'url' => $url, 'name' => html_entity_decode( get_the_title( $post ), ENT_QUOTES ) . ' - ' . get_bloginfo( 'name' ),
			'isPartOf' => array( '@id' => home_url( '/#website' ) ), 'datePublished' => get_post_time( 'c', true, $post ),
		),
		array( '@type' => 'WebSite', '@id' => home_url( '/#website' ), 'url' => home_url( '/' ), 'name' => get_bloginfo( 'name' ) ),
	);
	echo '<script type="application/ld+json">', wp_json_encode( array( '@context' => 'https://schema.org', '@graph' => $graph ) ), "</script>\n";
}
