#!/usr/bin/env node
// The program `mqtt-loupe`: wiring only.

import { fileURLToPath } from 'node:url';
import { startCompanion } from './companion.ts';
import { openBrowser } from './open-browser.ts';
import { type Options, parseOptions, USAGE } from './options.ts';
import { appUrl, print, printError, welcome } from './output.ts';
import { onShutdown } from './shutdown.ts';

/** Beside the bundled program. */
const WEB_ROOT = fileURLToPath(new URL('../web', import.meta.url));
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const command = parseOptions(process.argv.slice(2));
if (!command.ok) {
  printError(`${command.error} (see --help)`);
  process.exitCode = EXIT_USAGE;
} else if (command.value.kind === 'help') {
  print(USAGE);
} else if (command.value.kind === 'version') {
  print(__APP_VERSION__);
} else {
  await run(command.value.options);
}

async function run(options: Options): Promise<void> {
  const companion = await startCompanion(options, { version: __APP_VERSION__, webRoot: WEB_ROOT });
  if (!companion.ok) {
    printError(companion.error);
    process.exitCode = EXIT_FAILED;
    return;
  }
  onShutdown(() => companion.value.close());
  print(welcome(__APP_VERSION__, options, companion.value));
  if (options.open) {
    openBrowser(appUrl(options, companion.value), (words) => printError(`cannot open a browser: ${words}`));
  }
}
