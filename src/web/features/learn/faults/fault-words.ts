// What the broker does on purpose, in words.
import type { TFunction } from 'i18next';
import type { LabFaultState } from '../../../../core/protocol/lab-fault-contract.ts';

export function faultWords({ faults, acted }: LabFaultState, t: TFunction<'learn'>): string[] {
  const { rules, credentials, deny } = faults;
  const words = rules.map(({ packet, from, effect, holdMs = 0, times = 1 }, i) => {
    const what = t(`faults.${effect}`, { packet, from: t(`faults.${from}`), seconds: holdMs / 1000 });
    const count = acted[i] ?? 0;
    return `${what} (${actedWords(count, times, t)})`;
  });
  if (credentials)
    words.push(t('faults.credentials', { username: credentials.username, password: credentials.password }));
  for (const { access, filter } of deny)
    words.push(t(access === 'publish' ? 'faults.denyPublish' : 'faults.denySubscribe', { filter }));
  return words;
}

/** `times`: how often it acts at most. */
function actedWords(count: number, times: number, t: TFunction<'learn'>): string {
  if (count === 0) return t('faults.actedNot');
  const acted = t('faults.acted', { count });
  return count < times ? acted : t('faults.over', { acted });
}
