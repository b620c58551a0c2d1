import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

const version: string = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// MQTT.js is bundled from its own modules rather than from its ready-made browser build: that one waits 4 ms between the
// packets of a frame, and is half as large again. These stand for what the modules expect of Node (see src/engine/shims).
const mqttInBrowsers = [
  { find: /^debug$/, replacement: here('./src/engine/shims/debug.cjs') },
  { find: /^worker-timers$/, replacement: here('./src/engine/shims/worker-timers.cjs') },
  { find: /^buffer$/, replacement: here('./node_modules/buffer/index.js') },
  { find: /^events$/, replacement: here('./node_modules/events/events.js') },
  { find: /^process\/?$/, replacement: here('./node_modules/process/browser.js') },
];

/**
 * What the first view always needs goes into one file. Left alone, the bundler makes a file of everything that two of the
 * later parts share, and the first view waits for a dozen requests.
 */
function isOfFirstView(id: string): boolean {
  return FIRST_VIEW.some((part) => part.test(id));
}

const FIRST_VIEW = [
  /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|zustand|use-sync-external-store|clsx)\//,
  /node_modules\/@mantine\/(hooks|core\/esm\/core)\//,
  /node_modules\/@mantine\/core\/esm\/components\/(ActionIcon|Button|UnstyledButton|Loader)\//,
  /node_modules\/@tabler\/icons-react\/dist\/esm\/(createReactComponent|icons\/Icon(Check|Copy|FileSearch|Plus|Upload)\.)/,
  /\/src\/core\/(base|mqtt)\//,
  /\/src\/web\/(state(?!\/(automation|learn-(?!store)|charts|broker|library-|scripts-|fleet-|captures-actions|use-captured-connections|examination|replay-(?:actions|count)|decoder-bindings))|storage\/(profile-storage|secrets)|client(?!\/(browser-probes|payload-client))|i18n\/en(?!\/(capture|charts|broker|learn|connection-form|exchanges|fleet|library|message-(?:export|filter)|packet|recordings|related|replay|retained|topics|topic-panel|transfer|payload-views|scripts|settings|workbench|automation|assertions|publish-faults))|app\/start|kit\/(pane-boundary|state-dot|countdown|resize-handle))\//,
  /\/src\/web\/features\/.*-(dialog|export|import)-store\./,
  /\/src\/web\/features\/connections\/(fault-message|connection-dialog-store|list\/connections-pane\.module)\./,
  /\/src\/web\/app\/shell\/(resizable-pane|logo|choice-button|language-menu|theme-menu|folded-pane|pane-guard|notices|title-bar|open-capture-file|captures)\./,
  /\/src\/web\/features\/capture\/file-drop\./,
];

const pwa: Partial<VitePWAOptions> = {
  registerType: 'prompt',
  injectRegister: null,
  includeAssets: ['favicon.svg', 'apple-touch-icon.png'],
  manifest: {
    name: 'MQTT Loupe',
    short_name: 'MQTT Loupe',
    description: 'An MQTT client that shows what really happens between a client and a broker.',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#f2f4f7',
    theme_color: '#f2f4f7',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm}'],
    // The companion's own addresses are answered by the companion or not at all.
    navigateFallbackDenylist: [/^\/loupe\//],
    cleanupOutdatedCaches: true,
  },
};

export default defineConfig({
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [react(), VitePWA(pwa)],
  build: {
    outDir: 'dist/web',
    target: 'es2023',
    emptyOutDir: true,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', test: isOfFirstView }] } } },
  },
  worker: { format: 'es' },
  resolve: { alias: mqttInBrowsers },
  // `npm run dev` beside a running companion: the page asks it through this server.
  server: {
    proxy: { '/loupe': { target: 'http://127.0.0.1:8080', changeOrigin: true, ws: true, rewriteWsOrigin: true } },
  },
  test: {
    setupFiles: [here('./src/testing/setup.ts')],
    // Many tests wait for a broker or a clock rather than for the processor.
    maxWorkers: availableParallelism() + 2,
    projects: [
      // Nothing in these modules outlives a test: files need no process of their own.
      { extends: true, test: { name: 'core', include: ['src/{core,engine}/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'rest', include: ['src/{companion,testing,web}/**/*.test.{ts,tsx}'] } },
    ],
    // Generous: a limit is there to end what hangs, not to measure a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
