import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const version: string = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version;

// The companion is bundled to one file beside its two dependencies (aedes, ws), which stay packages.
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    ssr: 'src/companion/cli.ts',
    outDir: 'dist/companion',
    target: 'node20',
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: { output: { entryFileNames: 'cli.js' } },
  },
});
