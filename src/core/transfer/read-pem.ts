// Certificates and keys that stand in a file: as PEM, or as Base64 of a PEM file, as MQTT Explorer keeps them.
import { textInBase64 } from './base64-text.ts';
import type { FieldReader } from './field-reader.ts';

const BEGIN = /-----BEGIN [A-Z0-9 ]+-----/u;

/** Undefined where there is none, or what stands there is none, which is remarked on. */
export function readPem(fields: FieldReader, field: string, what: 'ca' | 'certificate' | 'key'): string | undefined {
  const text = fields.longText(field);
  if (text === undefined || text.trim() === '') return undefined;
  const decoded = BEGIN.test(text) ? text : textInBase64(text);
  const pem = decoded !== undefined && BEGIN.test(decoded) ? decoded : undefined;
  if (pem === undefined) fields.remark(field, 'bad-certificate', { what });
  return pem;
}
