// `npm start`: builds what is missing or older than its sources, then runs the companion in this process.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const program = join(root, 'dist', 'companion', 'cli.js');
const page = join(root, 'dist', 'web', 'index.html');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`MQTT Loupe needs Node 20.19 or newer; this is ${process.version}.`);

if (isStale()) {
  if (!existsSync(vite)) stop('The packages are not installed: run npm install first.');
  console.log('Building MQTT Loupe ...');
  for (const config of ['vite.config.ts', 'vite.companion.config.ts']) build(config);
}
await import(pathToFileURL(program).href);

function isStale() {
  const built = [page, program].map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0));
  const sources = ['src', 'public', 'index.html', 'package.json', 'vite.config.ts', 'vite.companion.config.ts'];
  const newest = Math.max(...sources.map((name) => newestChange(join(root, name))));
  return newest > Math.min(...built);
}

/** @param {string} path */
function newestChange(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  let newest = 0;
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    // A test changes nothing of what is built. A folder's own time tells that a file went.
    if (/\.test\.tsx?$/.test(entry.name)) continue;
    newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return newest;
}

/** @param {string} config */
function build(config) {
  const result = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.signal !== null) process.exit(130);
  if (result.status !== 0) stop('The build failed.');
}

/**
 * @param {string} words
 * @returns {never}
 */
function stop(words) {
  console.error(words);
  process.exit(1);
}
