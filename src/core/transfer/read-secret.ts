// `!secret NAME` of Home Assistant and Zigbee2MQTT: the value stands in another file, which is not here.
import type { FieldReader } from './field-reader.ts';

/** Before the text is read as YAML: the tag becomes part of a text, which no reader of YAML has to know. */
export function quoteSecretTags(yaml: string): string {
  return yaml.replace(/(:[ \t]+)(!secret[ \t]+[\w.-]+)/gu, '$1"$2"');
}

/** `elsewhere`: there is one, and its value is not in the file. */
export function readSecret(fields: FieldReader, field: string): { value: string | undefined; elsewhere: boolean } {
  const value = fields.text(field);
  const name = /^!secret(?:\.yaml)?\s+(\S+)$/u.exec(value ?? '')?.[1];
  if (name === undefined) return { value, elsewhere: false };
  fields.remark(field, 'secret-not-included', { value: name });
  return { value: undefined, elsewhere: true };
}
