// Retained messages as a file: JSON, so that a person can read it and another program can use it.
import type { PublishProperties } from '../../../../core/protocol/engine-contract.ts';
import type { KeptMessage } from '../kept-message.ts';

export const BACKUP_FORMAT = 'mqtt-loupe-retained';
export const BACKUP_VERSION = 1;

/** UTF-8, in pieces of one message each: a whole file as one string could be too long for the browser. */
export function writeBackup(messages: readonly KeptMessage[], savedAt: Date): Uint8Array<ArrayBuffer>[] {
  const utf8 = new TextEncoder();
  const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, savedAt: savedAt.toISOString() };
  const begin = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "messages": [`;
  const pieces = messages.map((message, i) => `${i === 0 ? '' : ','}\n    ${JSON.stringify(writeMessage(message))}`);
  return [begin, ...pieces, '\n  ]\n}\n'].map((piece) => utf8.encode(piece));
}

function writeMessage({ topic, payload, qos, properties, time }: KeptMessage) {
  const text = exactText(payload);
  return {
    topic,
    ...(text === null ? { payloadBase64: base64(payload) } : { payload: text }),
    qos,
    seenAt: new Date(time).toISOString(),
    ...(Object.keys(properties).length > 0 && { properties: writeProperties(properties) }),
  };
}

function writeProperties({ correlationData, ...others }: PublishProperties) {
  return { ...others, ...(correlationData && { correlationDataBase64: base64(correlationData) }) };
}

/** Null: not UTF-8. A byte order mark stays. */
function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
