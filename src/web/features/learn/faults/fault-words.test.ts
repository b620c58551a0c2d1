import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { FaultRule } from '../../../../core/learn/lab-faults.ts';
import { learn } from '../../../i18n/en/learn.ts';
import { faultWords } from './fault-words.ts';

beforeAll(() => i18next.init({ lng: 'en', resources: { en: { learn } }, interpolation: { escapeValue: false } }));

it('says how often a fault has acted, and whether it still does', () => {
  const words = (acted: number, times?: number) => {
    const rule: FaultRule = { packet: 'PUBACK', from: 'broker', effect: 'lose', times };
    const faults = { rules: [rule], credentials: null, deny: [] };
    return faultWords({ faults, acted: [acted], connected: true }, i18next.getFixedT('en', 'learn'));
  };
  expect(words(0)).toEqual(['PUBACK from the broker is lost (has not acted yet)']);
  expect(words(1)).toEqual(['PUBACK from the broker is lost (acted once, and is over)']);
  expect(words(1, 100)).toEqual(['PUBACK from the broker is lost (acted once)']);
  expect(words(2, 2)).toEqual(['PUBACK from the broker is lost (acted 2 times, and is over)']);
});
