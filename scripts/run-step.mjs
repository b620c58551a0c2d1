// Runs one program of a script to its end.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The start file of an installed package's program. @param {string} path under node_modules */
export function inNodeModules(path) {
  return join(ROOT, 'node_modules', path);
}

/**
 * @param {string[]} command program and arguments; `node` is the Node that runs this
 * @param {{ show: 'live' | 'keep', env?: Record<string, string> }} options `live`: its output goes to ours as it comes;
 *   `keep`: it is returned
 * @returns {Promise<{ ok: boolean, output: string, ms: number }>} `ok`: it exited with 0
 */
export function runStep(command, { show, env = {} }) {
  const [program = '', ...args] = command;
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd: ROOT,
      stdio: ['ignore', show === 'live' ? 'inherit' : 'pipe', show === 'live' ? 'inherit' : 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const settle = (/** @type {boolean} */ ok) => resolve({ ok, output, ms: performance.now() - began });
    child.once('error', (error) => {
      output += `${error.message}\n`;
      settle(false);
    });
    child.once('close', (code) => settle(code === 0));
  });
}
