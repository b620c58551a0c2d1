import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { residentBytes } from './resident-memory.mjs';

test('the resident bytes of a process, as Linux words them', () => {
  assert.equal(
    residentBytes('Name:\tchromium\nVmHWM:\t  300000 kB\nVmRSS:\t  123456 kB\nRssAnon:\t 1 kB\n'),
    126_418_944,
  );
  assert.ok(Number.isNaN(residentBytes('Name:\tkthreadd\n')));
});

test('those of this process', { skip: process.platform !== 'linux' }, () => {
  const seen = residentBytes(readFileSync('/proc/self/status', 'utf8'));
  assert.ok(seen > 10e6 && seen < 10e9, `${seen}`);
});
