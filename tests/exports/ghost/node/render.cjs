// Prints the HTML that Ghost makes of each post in an import file, by slug.
const fs = require('fs');
const {DEFAULT_NODES} = require('@tryghost/kg-default-nodes');
const renderers = require('@tryghost/kg-lexical-html-renderer');
const {JSDOM} = require('jsdom');

async function main() {
  const dom = new JSDOM();
  const renderer = new (renderers.default || renderers)({dom, nodes: DEFAULT_NODES});
  const options = {
    target: 'html', dom, createDocument: () => dom.window.document, imageOptimization: {}, canTransformImage: () => false, design: {},
    siteUrl: 'http://blog.test',
  };
  const html = {};
  for (const post of JSON.parse(fs.readFileSync(process.argv[2])).db[0].data.posts) {
    html[post.slug] = await renderer.render(post.lexical, {...options});
  }
  process.stdout.write(JSON.stringify(html));
}

main().catch((error) => { console.error(error); process.exit(1); });
