import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Compressed once here and not at each request: a telephone in a hospital basement loads a quarter of the bytes. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle).filter(({ fileName }) =>
        /^assets\/.*\.(js|css)$/.test(fileName),
      )) {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotliCompressSync(bytes) });
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(bytes) });
      }
    },
  };
}

// Two entries, no inline script nor style, no file turned into a data: address: the pages' policy refuses them.
export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: { input: ['portal.html', 'console.html'] },
  },
  // For `npx vite` beside a running `npm start`.
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
