// Proves that the layer check sees what it is there to see: each case is a small src/ with one fault in it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkLayers, findReferences } from './check-layers.mjs';

/** The messages for a source tree. @param {Record<string, string>} files by path under src/ */
function check(files) {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    for (const [path, source] of Object.entries(files)) {
      const file = join(root, 'src', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, source);
    }
    return checkLayers(root).violations.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const FORBIDDEN = {
  'a lower layer of core imports a higher one': [
    'core/mqtt/topic.ts',
    `\nimport { split } from '../wire/splitter.ts';`,
    /^src\/core\/mqtt\/topic\.ts:2: core\/mqtt may not import core\/wire/,
  ],
  'siblings of one rank': ['core/wire/a.ts', `import '../payload/b.ts'`, /core\/wire may not import core\/payload/],
  'a type is an import too': [
    'core/base/a.ts',
    `export type A = import('../mqtt/qos.ts').Qos;`,
    /core\/base may not import core\/mqtt/,
  ],
  'core imports a package': ['core/log/a.ts', `import { z } from 'zod';`, /core\/log may not import the package zod/],
  'core imports Node': ['core/log/a.ts', `import 'node:fs';`, /may not import the package node:fs/],
  'engine imports web': ['engine/a.ts', `export * from '../web/state/b.ts';`, /engine may not import web\/state/],
  'engine imports React': ['engine/a.ts', `import React from 'react';`, /engine may not import the package react/],
  'web imports the engine': ['web/state/a.ts', `import('../../engine/b.ts')`, /web\/state may not import engine/],
  'web imports the companion': ['web/app/a.tsx', `import '../../companion/b.ts'`, /web\/app may not import companion/],
  'a worker started from elsewhere': [
    'web/app/a.ts',
    `new Worker(new URL('../../engine/engine.worker.ts', import.meta.url));`,
    /web\/app may not import engine/,
  ],
  'companion imports engine': ['companion/a.ts', `import '../engine/b.ts'`, /companion may not import engine/],
  'a feature imports another': [
    'web/features/messages/a.tsx',
    `import { B } from '../topics/b.tsx';`,
    /a feature may not import another feature/,
  ],
  'a feature imports the app': ['web/features/messages/a.tsx', `import '../../app/b.tsx'`, /may not import web\/app/],
  'state imports a feature': [
    'web/state/a.ts',
    `import '../features/x/b.ts'`,
    /web\/state may not import web\/features\/x/,
  ],
  'kit imports state': ['web/kit/a.tsx', `import '../state/b.ts'`, /web\/kit may not import web\/state/],
  'storage imports state': ['web/storage/a.ts', `import '../state/b.ts'`, /web\/storage may not import web\/state/],
  'mqtt outside the broker session': [
    'engine/engine.ts',
    `import { connect } from 'mqtt';`,
    /only engine\/session\/broker-session\*\.ts may import mqtt/,
  ],
  'a part of mqtt, too': ['web/app/a.ts', `import 'mqtt/lib/client';`, /may import mqtt/],
  'testing outside tests': ['core/log/a.ts', `import '../../testing/b.ts'`, /testing is for tests only/],
  'a new folder of core': ['core/crypto/a.ts', `export {};`, /stands in no layer/],
  'a new runtime': ['desktop/a.ts', `export {};`, /stands in no layer/],
  'a file beside the layers': ['web/oddment.ts', `export {};`, /stands in no layer/],
  'out of src': ['core/base/a.ts', `import '../../../package.json'`, /leaves src/],
};

for (const [name, [path, source, expected]] of Object.entries(FORBIDDEN)) {
  test(`refused: ${name}`, () => {
    const messages = check({ [/** @type {string} */ (path)]: /** @type {string} */ (source) });
    assert.equal(messages.length, 1, messages.join('\n'));
    assert.match(messages[0] ?? '', /** @type {RegExp} */ (expected));
  });
}

test('allowed: what the layers are for', () => {
  const messages = check({
    'core/base/result.ts': '',
    'core/globals.d.ts': 'declare const a: number;',
    'core/mqtt/topic.ts': `import '../base/result.ts';`,
    'core/log/log.ts': `import '../wire/a.ts'; import type { B } from '../payload/b.ts';`,
    'core/protocol/contract.ts': `import '../mqtt/topic.ts'; import '../log/log.ts';`,
    'core/log/log.test.ts': `import { test } from 'vitest'; import '../../testing/builder.ts'; import 'node:fs';`,
    'engine/session/broker-session.ts': `import { MqttClient } from 'mqtt'; import '../../core/wire/a.ts';`,
    'web/client/engine-client.ts': `new Worker(new URL('../../engine/engine.worker.ts', import.meta.url));`,
    'web/features/x/a.tsx': `import { Button } from '@mantine/core'; import './b.module.css'; import '../../state/s.ts';`,
    'web/app/main.tsx': `import '../features/x/a.tsx'; import '@mantine/core/styles.css'; import './theme/tokens.css';`,
    'web/kit/k/k.tsx': `import '../../../core/base/result.ts'; import '../other/o.tsx';`,
    'companion/cli.ts': `import 'node:http'; import { WebSocketServer } from 'ws'; import '../core/protocol/contract.ts';`,
    'companion/start.ts': `const web = new URL('../web', import.meta.url);`,
    'testing/builder.ts': `import '../core/log/log.ts';`,
  });
  assert.deepEqual(messages, []);
});

test('a comment or a string is no import', () => {
  const source = `// import './a.ts'\nconst text = "import './b.ts'"; const html = \`from './c.ts'\`;`;
  assert.deepEqual(findReferences('x.ts', source), []);
});

test('every form of import is found', () => {
  const source = `import a from './1'; import './2'; export { b } from './3'; export * from './4'; await import('./5');
    new URL('./6.ts', import.meta.url); type T = import('./7').T; vi.mock('./8'); import type { C } from './9';`;
  assert.deepEqual(
    findReferences('x.ts', source).map(({ specifier }) => specifier),
    ['./1', './2', './3', './4', './5', './6.ts', './7', './8', './9'],
  );
});
