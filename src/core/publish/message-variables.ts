// The variables of the message that is answered: `{{message.topic}}`, `{{message.json.a.b}}`, …
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import type { VariableReader } from './built-in-variables.ts';
import { readJsonPath } from './json-path.ts';

export const MESSAGE_NAMES: readonly string[] = [
  'message.topic',
  'message.level',
  'message.payload',
  'message.json',
  'message.responseTopic',
  'message.correlationData',
  'message.contentType',
  'message.property',
];

export function isMessageVariable(name: string): boolean {
  return name === 'message' || name.startsWith('message.');
}

/** Null: there is no such field, or its words are not what it takes. */
export function messageVariable(name: string, words: readonly string[]): VariableReader | null {
  const field = name.slice('message.'.length);
  if (field === 'json' || field.startsWith('json.') || field.startsWith('json[')) {
    if (words.length > 0) return null;
    const path = field.slice('json'.length).replace(/^\./u, '');
    return ({ message }) => (message ? readJsonPath(message.payload, path) : null);
  }
  if (field === 'level') {
    const [number = '', ...rest] = words;
    if (!/^\d{1,3}$/u.test(number) || rest.length > 0) return null;
    return ({ message }) => message?.topic.split('/')[Number(number) - 1] ?? null;
  }
  if (field.startsWith('property.')) {
    const property = [field.slice('property.'.length), ...words].join(' ');
    return ({ message }) => message?.userProperties.find(([known]) => known === property)?.[1] ?? null;
  }
  if (words.length > 0) return null;
  switch (field) {
    case 'topic':
      return ({ message }) => message?.topic ?? null;
    case 'payload':
      return ({ message }) => (message ? decodeUtf8Lossy(message.payload) : null);
    case 'responseTopic':
      return ({ message }) => message?.responseTopic ?? null;
    case 'contentType':
      return ({ message }) => message?.contentType ?? null;
    case 'correlationData':
      return ({ message }) => (message?.correlationData ? decodeUtf8Lossy(message.correlationData) : null);
    default:
      return null;
  }
}
