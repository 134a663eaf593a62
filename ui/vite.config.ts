import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The one font is fetched beside the styles that ask for it, not after them. */
const fontAtOnce: Plugin = {
  name: 'font-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle }) {
      const font = Object.keys(bundle ?? {}).filter((file) => file.endsWith('.woff2'));
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '' };
      return font.map((file) => ({ tag: 'link', attrs: { ...attrs, href: `/${file}` }, injectTo: 'head' }));
    },
  },
};

/**
 * What the first screen needs is one script and one sheet of styles; each other screen brings its own. The page and its
 * beginning stay outside: what the beginning waits for (a companion in the browser) may itself need the first screen's.
 */
const first = { name: 'first', tags: ['$initial' as const], test: (id: string) => !/(?:index\.html|src\/main\.ts)$/.test(id) };

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), fontAtOnce],
  // Testing needs Svelte's browser build; it is what the window runs too.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    target: ['es2022', 'safari18'],
    // The window allows scripts, styles and fonts from its own files only: nothing is put inline.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [first] } } },
  },
  server: { port: 1420, strictPort: true },
  clearScreen: false,
  test: {
    // Most of what is tested here draws nothing; a test that does asks for a page by its first line.
    include: ['src/**/*.test.ts'],
  },
}));
