import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
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

export default defineConfig({
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [react()],
  build: { outDir: 'dist/web', target: 'es2023', emptyOutDir: true },
  worker: { format: 'es' },
  resolve: { alias: mqttInBrowsers },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: [here('./src/testing/setup.ts')],
  },
});
