// `npm test`: everything, from types to the browser. The last line of the output is `N passed, N failed` (tests).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.mjs';
import { ensureTools } from './ensure-tools.mjs';
import { inNodeModules, runStep } from './run-step.mjs';

const folder = mkdtempSync(join(tmpdir(), 'loupe-test-'));
let { ok, passed, failed } = { ok: false, passed: 0, failed: 0 };
try {
  const haveTools = ensureTools();
  ({ ok, passed, failed } = await check());
  const built = await build();
  if (haveTools && built) {
    const browser = await runPlaywright(join(folder, 'playwright.json'));
    ok &&= browser.ok;
    passed += browser.passed;
    failed += browser.failed;
  } else {
    console.error(`The end-to-end tests were not run: ${haveTools ? 'the build failed' : 'programs are missing'}.`);
    ok = false;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// Something that is no test, such as a type error, must not end in "0 failed".
if (!ok && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function build() {
  const vite = inNodeModules('vite/bin/vite.js');
  for (const config of ['vite.config.ts', 'vite.companion.config.ts']) {
    const { ok, output } = await runStep(['node', vite, 'build', '--config', config, '--logLevel', 'warn'], {
      show: 'keep',
    });
    if (!ok) {
      console.log(`FAILED build (${config})\n${output.trimEnd()}`);
      return false;
    }
  }
  console.log('ok     build');
  return true;
}

/** @param {string} report */
async function runPlaywright(report) {
  const command = [
    'node',
    inNodeModules('@playwright/test/cli.js'),
    'test',
    '--config',
    'e2e/playwright.config.ts',
    '--reporter=list,json',
  ];
  const { ok } = await runStep(command, { show: 'live', env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  try {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
    return { ok, passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
  } catch {
    return { ok: false, passed: 0, failed: 1 }; // it ended without a report
  }
}
