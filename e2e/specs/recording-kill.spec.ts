// What a recording has lost when the browser is killed. The benchmark `record-kill` does it twenty times.
import { recordKill } from '../bench/record-kill.mjs';
import { expect, test } from '../fixtures/test.ts';

const HALF_A_SECOND_MS = 500;

for (const place of ['files', 'a database'] as const) {
  test(`a browser killed at 5,000 messages/s loses at most half a second, in ${place}`, async () => {
    test.setTimeout(90_000);
    const said: string[] = [];
    const result = await recordKill((line) => said.push(line), { runs: 2, database: place === 'a database' });
    expect(result, said.join('\n')).toMatchObject({ runs: 2, opened: 2, gaps: 0 });
    expect(result.worstMissingMs, said.join('\n')).toBeLessThanOrEqual(HALF_A_SECOND_MS);
  });
}
