// The specification's names of properties as the formats of exports write them.
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';

/** `Response Topic` -> `responseTopic`; user properties stand together under the plural. */
export function camelCaseName({ id, name }: PropertyEntry): string {
  if (id === PROPERTY.userProperty) return 'userProperties';
  return name
    .split(' ')
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
}

/** `Response Topic` -> `response-topic`, as mosquitto_sub has them. */
export function hyphenatedName({ id, name }: PropertyEntry): string {
  return id === PROPERTY.userProperty ? 'user-properties' : name.toLowerCase().replaceAll(' ', '-');
}

/** User properties in their order; a name may stand there several times. */
export function userPropertyPairs(properties: readonly PropertyEntry[]): readonly (readonly [string, string])[] {
  return properties.flatMap(({ id, value }) =>
    id === PROPERTY.userProperty && typeof value !== 'number' && typeof value !== 'string' && !isBytes(value)
      ? [value]
      : [],
  );
}

/** As one JSON object: the value of a name that stands there several times is an array. */
export function userPropertiesObject(properties: readonly PropertyEntry[]): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of userPropertyPairs(properties)) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  // Written by hand: as an object's own names, numbers would come first and `__proto__` not at all.
  const members = [...values].map(
    ([name, all]) => `${JSON.stringify(name)}:${JSON.stringify(all.length === 1 ? all[0] : all)}`,
  );
  return `{${members.join(',')}}`;
}

/** All values of a property that may stand in a packet more than once. */
export function numbersOf(properties: readonly PropertyEntry[], wanted: number): readonly number[] {
  return properties.flatMap(({ id, value }) => (id === wanted && typeof value === 'number' ? [value] : []));
}

function isBytes(value: PropertyEntry['value']): value is Uint8Array {
  return value instanceof Uint8Array;
}
