// The quick check before every commit: types, lint and format, layers, unit tests. All at once; the output of a step
// that failed is shown whole. Exit code 1 if any failed.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inNodeModules, ROOT, runStep } from './run-step.mjs';

/** @typedef {{ passed: number, failed: number }} Count tests */

/**
 * @returns {Promise<{ ok: boolean } & Count>} the unit tests' count; a step that is no test run counts in `ok` only
 */
export async function check() {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-check-'));
  const report = join(folder, 'vitest.json');
  const began = performance.now();
  /** @type {Count} */
  const total = { passed: 0, failed: 0 };

  /** @param {string} name @param {string[]} command @param {(output: string) => Count} [count] */
  const step = async (name, command, count) => {
    const { ok, output, ms } = await runStep(command, {
      show: 'keep',
      env: { FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    });
    const tests = count?.(output);
    total.passed += tests?.passed ?? 0;
    total.failed += tests?.failed ?? 0;
    const note = tests ? `, ${tests.passed} passed${tests.failed > 0 ? `, ${tests.failed} failed` : ''}` : '';
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${(ms / 1000).toFixed(1)} s${note})`);
    if (!ok) console.log(output.trimEnd());
    return ok;
  };

  const vitest = [
    'node',
    inNodeModules('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  try {
    const outcomes = await Promise.all([
      step('types', ['node', inNodeModules('typescript/bin/tsc'), '-b']),
      step('lint and format', ['node', inNodeModules('@biomejs/biome/bin/biome'), 'check', '.']),
      step('layers', ['node', 'scripts/check-layers.mjs']),
      step('script tests', ['node', '--test', '--test-reporter=tap', ...scriptTests()], countTap),
      step('unit tests', vitest, () => countVitest(report)),
    ]);
    const ok = outcomes.every(Boolean);
    console.log(`check ${ok ? 'passed' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return { ok, ...total };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Named one by one: `node --test` on a folder would run `test.mjs` as a test, too. */
function scriptTests() {
  return ['scripts', 'e2e/bench'].flatMap((folder) => {
    const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.test.mjs'));
    return names.map((name) => `${folder}/${name}`);
  });
}

/** @param {string} output @returns {Count} */
function countTap(output) {
  const number = (/** @type {string} */ label) =>
    Number(output.match(new RegExp(`^# ${label} (\\d+)$`, 'm'))?.[1] ?? 0);
  return { passed: number('pass'), failed: number('fail') };
}

/** A test file that could not even be loaded counts as one failed test. @param {string} report @returns {Count} */
function countVitest(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const broken = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 1 }; // it ended without a report
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ok } = await check();
  process.exit(ok ? 0 : 1);
}
