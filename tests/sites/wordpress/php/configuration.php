<?php
/**
 * Plugin Name: One configuration
 *
 * Gives the options of one configuration to one server process, as its environment names them (PRESSMARK_SITE, JSON), so that
 * many configurations of one database are served at the same time. Options are those that an administrator sets:
 *
 * options      any option by name: permalink_structure, template, stylesheet, rss_use_excerpt, WPLANG ...
 * theme_mods   any theme setting by name
 * rest         on; off (401 as plugins for security answer it); gone (404, and no link to it)
 * feeds        on; off (404, and no link to them)
 * templates    block templates by slug that stand in for the theme's, as the site editor stores them
 */
add_filter( 'pre_wp_mail', '__return_false' );
add_filter( 'the_content', 'site_address', 1 );
add_filter( 'the_excerpt', 'site_address', 1 );

/** Posts were filled in under site.invalid: show them the address that this process answers to. */
function site_address( $html ) {
	return str_replace( 'http://site.invalid', home_url(), $html );
}

$configuration = json_decode( getenv( 'PRESSMARK_SITE' ) ?: '{}', true, 512, JSON_THROW_ON_ERROR );

foreach ( $configuration['options'] ?? array() as $name => $value ) {
	add_filter( "pre_option_$name", fn() => $value );
}
foreach ( $configuration['theme_mods'] ?? array() as $name => $value ) {
	add_filter( "theme_mod_$name", fn() => $value );
}

// Each permalink structure has rewrite rules of its own; WordPress keeps one set.
$rules = 'rewrite_rules_' . md5( getenv( 'PRESSMARK_SITE' ) ?: '' );
add_filter( 'pre_option_rewrite_rules', fn() => get_option( $rules, '' ) );
add_filter( 'pre_update_option_rewrite_rules', function ( $value, $old ) use ( $rules ) {
	if ( $value ) {
		update_option( $rules, $value );
	}
	return $old;
}, 10, 2 );

if ( 'off' === ( $configuration['rest'] ?? 'on' ) ) {
	add_filter( 'rest_authentication_errors', fn( $result ) => $result ?: new WP_Error( 'rest_login_required', 'Only for members.', array( 'status' => 401 ) ) );
}
if ( 'gone' === ( $configuration['rest'] ?? 'on' ) ) {
	remove_action( 'wp_head', 'rest_output_link_wp_head' );
	remove_action( 'template_redirect', 'rest_output_link_header', 11 );
	remove_action( 'xmlrpc_rsd_apis', 'rest_output_rsd' );
	add_action( 'parse_request', function ( $request ) {
		if ( ! empty( $request->query_vars['rest_route'] ) ) {
			unset( $request->query_vars['rest_route'] );
			$request->query_vars['error'] = '404';
		}
	}, 1 );
}
if ( 'off' === ( $configuration['feeds'] ?? 'on' ) ) {
	remove_action( 'wp_head', 'feed_links', 2 );
	remove_action( 'wp_head', 'feed_links_extra', 3 );
	foreach ( array( 'do_feed_rss2', 'do_feed_atom', 'do_feed_rss', 'do_feed_rdf' ) as $feed ) {
		remove_all_actions( $feed );
		add_action( $feed, fn() => wp_die( 'No feed.', '', array( 'response' => 404 ) ), 1 );
	}
}
if ( $configuration['templates'] ?? array() ) {
	add_filter( 'get_block_templates', function ( $templates, $query, $kind ) use ( $configuration ) {
		foreach ( 'wp_template' === $kind ? $templates : array() as $template ) {
			$template->content = $configuration['templates'][ $template->slug ] ?? $template->content;
		}
		return $templates;
	}, 10, 3 );
}
