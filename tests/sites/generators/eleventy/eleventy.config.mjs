import markdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';

const PER_PAGE = 12;

export default function (eleventyConfig) {
  eleventyConfig.setLibrary('md', markdownIt({ html: true }).use(footnote));
  eleventyConfig.addPassthroughCopy('pictures');
  eleventyConfig.addFilter('day', (date, language) => date.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' }));
  eleventyConfig.addFilter('head', (list, count) => list.slice(0, count));
  // What Eleventy has no command for: every page of every tag.
  eleventyConfig.addCollection('tagPages', (api) => {
    const byTag = new Map();
    for (const post of api.getFilteredByTag('post').toReversed()) {
      for (const tag of post.data.subjects) byTag.set(tag, [...(byTag.get(tag) ?? []), post]);
    }
    return [...byTag].flatMap(([tag, posts]) => {
      const total = Math.ceil(posts.length / PER_PAGE);
      return Array.from({ length: total }, (_, n) => ({ tag, total, number: n + 1, count: posts.length, posts: posts.slice(n * PER_PAGE, (n + 1) * PER_PAGE) }));
    });
  });
  return { dir: { input: '.', output: 'public' }, markdownTemplateEngine: false };
}
