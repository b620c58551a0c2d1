import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const version: string = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version;

// The companion is bundled to one file with all that it needs: `npx` then has one package to fetch, runs with exactly the
// versions that were tested (its broker is a beta), and starts in half the time. The licences go along in a file.
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/companion/cli.ts',
    outDir: 'dist/companion',
    target: 'node20',
    emptyOutDir: true,
    copyPublicDir: false,
    license: { fileName: 'third-party-licenses.md' },
    rollupOptions: { output: { entryFileNames: 'cli.js', codeSplitting: false } },
  },
});
