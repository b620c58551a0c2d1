// An element's attributes and childless children as fields, for the reader of fields.
import { FieldReader } from './field-reader.ts';
import type { ImportCollector } from './import-collector.ts';
import type { XmlElement } from './read-xml.ts';

/** The first of several children of one name counts. Elements that hold others are no fields: see `childrenNamed`. */
export function xmlFields(element: XmlElement, collector: ImportCollector): FieldReader {
  const values = new Map([...element.attributes].filter(([name]) => !/^(xmlns|xsi|xml)\b/u.test(name)));
  const lines = new Map<string, number>();
  for (const child of element.children) {
    if (child.children.length > 0 || values.has(child.name)) continue;
    values.set(child.name, child.text);
    lines.set(child.name, child.line);
  }
  const placeOf = (field: string) => `line ${lines.get(field) ?? element.line}`;
  return new FieldReader(Object.fromEntries(values), { lenient: true, placeOf }, collector);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** All elements of this name, however deep. */
export function descendantsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const open: XmlElement[] = [element];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.name === name) found.push(next);
    else for (const child of next.children.toReversed()) open.push(child);
  }
  return found;
}
