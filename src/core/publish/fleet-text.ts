// The variables that a fleet's texts may have besides the others: `{{device}}`, `{{device 3}}` (in three digits), `{{client}}`,
// and the names of the signals.
import type { FleetSpec } from './fleet.ts';

export const DEVICE = 'device';
/** The device's client id. */
export const CLIENT = 'client';

const PADDED = /\{\{\s*(device\s+([1-9]))\s*\}\}/gu;

/** What stands for the number of a device, padded as `texts` ask for. */
export function deviceValues(device: number, texts: readonly string[]): Record<string, string> {
  const values: Record<string, string> = { [DEVICE]: String(device), [`${DEVICE} 3`]: String(device).padStart(3, '0') };
  for (const text of texts) {
    for (const [, expression = '', digits] of text.matchAll(PADDED)) {
      values[expression] = String(device).padStart(Number(digits), '0');
    }
  }
  return values;
}

/** All texts in which variables may stand. */
export function fleetTexts({ clientIdPattern, publishes, commands, will, online, sparkplug }: FleetSpec): string[] {
  return [
    clientIdPattern,
    ...publishes.flatMap(({ topic, payload }) => [topic, payload]),
    ...commands.map(({ topic }) => topic),
    ...(will ? [will.topic, will.payload.text] : []),
    ...(online ? [online.topic, online.onlinePayload, online.offlinePayload] : []),
    ...(sparkplug ? [sparkplug.edgeNodePattern, sparkplug.groupId] : []),
  ];
}

/** Whether the variable stands in the text, with words or without. */
export function namesVariable(text: string, name: string): boolean {
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', open + 2)) {
    const expression = text.slice(open + 2, text.indexOf('}}', open) >>> 0).trim();
    if (expression === name || expression.startsWith(`${name} `)) return true;
  }
  return false;
}
