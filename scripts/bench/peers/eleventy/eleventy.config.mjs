/** The configuration of the Eleventy site: talks as Markdown, everything else as pages over collections that are worked out once. */
import { listTermPages, listTerms, sortTalks } from './archive.mjs';

// biome-ignore lint/style/noDefaultExport: Eleventy reads its configuration from there.
export default function configure(eleventy) {
  eleventy.setQuietMode(true);
  eleventy.setUseGitIgnore(false);
  eleventy.addPassthroughCopy({ 'style.css': 'style.css' });
  eleventy.addCollection('talks', (api) => sortTalks(api.getFilteredByGlob('content/talks/**/*.md')));
  eleventy.addCollection('terms', (api) => listTerms(api.getFilteredByGlob('content/talks/**/*.md')));
  eleventy.addCollection('termPages', (api) => listTermPages(api.getFilteredByGlob('content/talks/**/*.md')));
  return {
    dir: { input: 'content', includes: '../_includes' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ['md', '11ty.js'],
  };
}
