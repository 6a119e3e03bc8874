import { brotliCompressSync, constants } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Parts that the first view needs beside the entry: the map's code and the letters of its names. The browser fetches them while it still reads the entry. */
const early = [/^assets\/PlanMap-.*\.js$/, /^assets\/golos-text-(latin|latin-ext|cyrillic|cyrillic-ext)-wght.*\.woff2$/];

/** Names the early parts in index.html, so that nothing waits for the file that asks for it. */
function preload(): Plugin {
  return {
    name: 'preload-early-parts',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((name) => early.some((pattern) => pattern.test(name)))
          .sort()
          .map((name) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: name.endsWith('.js') ? { rel: 'modulepreload', href: `/${name}` } : { rel: 'preload', href: `/${name}`, as: 'font', type: 'font/woff2', crossorigin: '' },
          })),
    },
  };
}

/** Packs each text as tightly as can be, once, here: the server sends that file rather than pack anew for each visitor. */
function pack(): Plugin {
  return {
    name: 'pack-texts',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [name, part] of Object.entries(bundle)) {
          if (/\.(js|css)$/.test(name)) {
            const text = Buffer.from(part.type === 'chunk' ? part.code : part.source);
            this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }) });
          }
        }
      },
    },
  };
}

export default defineConfig({
  plugins: [svelte({ configFile: false }), preload(), pack()],
  build: {
    target: 'es2022',
    // Everything is a file of its own: the page's policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre alone is larger than the default limit.
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/tiles': 'http://127.0.0.1:8080' } },
  test: { include: ['tests/unit/**/*.test.ts'] },
});
