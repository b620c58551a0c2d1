// Makes sure of the programs that the end-to-end tests drive: Chromium, mosquitto and its clients, tshark, openssl.
// Installs what is missing where it may without asking (root or passwordless sudo, apt); else says what to install.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inNodeModules, ROOT } from './run-step.mjs';

/** Debian puts daemons into /usr/sbin, which is not in everybody's PATH. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin'];

/** @typedef {{ name: string, package: string, find: () => string | undefined }} Tool */

/** @type {Tool[]} */
const TOOLS = [
  { name: 'Chromium', package: 'chromium', find: findChromium },
  { name: 'mosquitto', package: 'mosquitto', find: () => findProgram('mosquitto') },
  { name: 'mosquitto_pub', package: 'mosquitto-clients', find: () => findProgram('mosquitto_pub') },
  { name: 'mosquitto_sub', package: 'mosquitto-clients', find: () => findProgram('mosquitto_sub') },
  { name: 'tshark', package: 'tshark', find: () => findProgram('tshark') },
  { name: 'openssl', package: 'openssl', find: () => findProgram('openssl') },
];

/** The path of an executable, or undefined. @param {string} name */
export function findProgram(name) {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Chromium or Chrome as the system has it (or as CHROMIUM says), else the one Playwright has downloaded. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = findProgram(name);
    // Ubuntu's /usr/bin/chromium-browser is a script that asks for a snap: only what answers counts.
    if (path && spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0) return path;
  }
  return findPlaywrightChromium();
}

function findPlaywrightChromium() {
  const script = `import { chromium } from '@playwright/test'; process.stdout.write(chromium.executablePath());`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  try {
    accessSync(stdout, constants.X_OK);
    return stdout;
  } catch {
    return undefined;
  }
}

/** What stands before a command to run it as root: nothing, sudo, or null where we may not. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return findProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
    ? ['sudo', '-n']
    : null;
}

/** @param {string[]} packages */
function installWithApt(packages) {
  const prefix = rootPrefix();
  if (prefix === null || !findProgram('apt-get')) return;
  // noninteractive: tshark asks whether everybody may capture; policy-rc.d is not touched, tests use ports of their own.
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  const run = (/** @type {string[]} */ args) => {
    const [program = '', ...rest] = [...apt, ...args];
    return spawnSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  };
  console.log(`installing ${packages.join(', ')}`);
  run(['update', '-q']);
  if (run(['install', '-y', '-q', '--no-install-recommends', ...packages])) return;
  // One package that does not exist here must not keep the others out.
  for (const name of packages) run(['install', '-y', '-q', '--no-install-recommends', name]);
}

function installChromiumWithPlaywright() {
  const args = [
    inNodeModules('@playwright/test/cli.js'),
    'install',
    ...(rootPrefix() === null ? [] : ['--with-deps']),
    'chromium',
  ];
  try {
    execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    // Whether it is there now is looked at by the caller.
  }
}

/** @returns {boolean} whether everything is there now; says what is not */
export function ensureTools() {
  const missing = () => TOOLS.filter((tool) => tool.find() === undefined);
  let lacking = missing();
  if (lacking.length > 0) {
    installWithApt([...new Set(lacking.map((tool) => tool.package))]);
    lacking = missing();
  }
  if (lacking.some((tool) => tool.name === 'Chromium')) {
    installChromiumWithPlaywright();
    lacking = missing();
  }
  if (lacking.length === 0) return true;
  console.error(
    `The tests need ${lacking.map((tool) => tool.name).join(', ')}, which could not be installed from here. Please run:`,
  );
  const packages = [...new Set(lacking.map((tool) => tool.package))].join(' ');
  console.error(`  Debian, Ubuntu: sudo apt-get install --no-install-recommends ${packages}`);
  console.error(
    `  macOS:          brew install mosquitto wireshark openssl, and Chrome; then set CHROMIUM to its program`,
  );
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(ensureTools() ? 0 : 1);
