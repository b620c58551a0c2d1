// A template made ready to be published again and again: what can be read once is read once. The counter and the row are
// the same in all parts of one publish; what is random is made anew wherever it stands.
import { fail, ok, type Result } from '../base/result.ts';
import { decodeBinaryText } from '../mqtt/binary-text.ts';
import type { UserProperty } from '../mqtt/connection-profile.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { checkTopicName } from '../mqtt/topic.ts';
import { compileEncoder } from './encode/encode-payload.ts';
import { expand, type ParsedTemplate, parseTemplate } from './expand-template.ts';
import type { PreparedProperties, PreparedPublish, PrepareFault, TemplatePart } from './prepared-publish.ts';
import type { PropertyTemplates, PublishTemplate } from './publish-template.ts';
import type { TemplateScope } from './template-scope.ts';

export interface CompiledPublish {
  /** Whether no variable stands in it. */
  readonly isConstant: boolean;
  /** Bytes of `payload` are the caller's own. */
  make(scope: TemplateScope): Result<PreparedPublish, PrepareFault>;
}

/** A part of a template, ready to be expanded. */
type Part<T> = { readonly isConstant: boolean; make(scope: TemplateScope): Result<T, PrepareFault> };

const MAX_UINT32 = 4_294_967_295;
const MAX_ALIAS = 65_535;

/** `version`: before 5 no properties are made, and none of them can be faulty. */
export function compilePublish(
  template: PublishTemplate,
  version: ProtocolVersion,
): Result<CompiledPublish, PrepareFault> {
  const { qos, retain } = template;
  const topic = compileTopic('topic', template.topic);
  if (!topic.ok) return topic;
  const payload = compilePayload(template);
  if (!payload.ok) return payload;
  const properties = version === 5 ? compileProperties(template.properties) : ok(NO_PROPERTIES);
  if (!properties.ok) return properties;
  const written = JSON.stringify(template);
  return ok({
    isConstant: topic.value.isConstant && payload.value.isConstant && properties.value.isConstant,
    make(scope) {
      if (hasEnded(scope) && usesTable(written, scope)) return fail({ kind: 'table-ended' });
      const madeTopic = topic.value.make(scope);
      if (!madeTopic.ok) return madeTopic;
      const madePayload = payload.value.make(scope);
      if (!madePayload.ok) return madePayload;
      const madeProperties = properties.value.make(scope);
      if (!madeProperties.ok) return madeProperties;
      return ok({
        topic: madeTopic.value,
        payload: madePayload.value,
        qos,
        retain,
        ...(madeProperties.value && { properties: madeProperties.value }),
      });
    },
  });
}

function hasEnded({ variables: { table }, row }: TemplateScope): boolean {
  return table !== null && table.atEnd === 'stop' && row >= table.rows.length;
}

/** Itself, or through a variable that it names. */
function usesTable(written: string, { variables: { values } }: TemplateScope): boolean {
  const isColumn = (text: string) => /\{\{\s*row\./u.test(text);
  return isColumn(written) || Object.entries(values).some(([name, text]) => isColumn(text) && written.includes(name));
}

function compileText(part: TemplatePart, text: string): Result<Part<string>, PrepareFault> {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return fail({ kind: 'variable', part, fault: parsed.error });
  return ok(textPart(part, parsed.value));
}

function textPart(part: TemplatePart, parsed: ParsedTemplate): Part<string> {
  return {
    isConstant: parsed.isConstant,
    make(scope) {
      const text = expand(parsed, scope);
      return text.ok ? text : fail({ kind: 'variable', part, fault: text.error });
    },
  };
}

function compileTopic(part: 'topic' | 'responseTopic', text: string): Result<Part<string>, PrepareFault> {
  const parsed = compileText(part, text);
  if (!parsed.ok) return parsed;
  return refine(parsed.value, (topic) => {
    const checked = checkTopicName(topic);
    return checked.ok ? checked : fail({ kind: 'topic', part, fault: checked.error });
  });
}

function compilePayload({
  payload: { format, text, schema },
}: PublishTemplate): Result<Part<Uint8Array<ArrayBuffer>>, PrepareFault> {
  const encoder = compileEncoder(format, schema);
  const faulty = (fault: Extract<PrepareFault, { kind: 'payload' }>['fault']) =>
    fail({ kind: 'payload' as const, part: 'payload' as const, fault });
  if (!encoder.ok) return faulty(encoder.error);
  const parsed = compileText('payload', text);
  if (!parsed.ok) return parsed;
  const part = refine(parsed.value, (expanded) => {
    const bytes = encoder.value(expanded);
    return bytes.ok ? bytes : faulty(bytes.error);
  });
  if (!part.ok || !part.value.isConstant) return part;
  // Each publish has bytes of its own: they may be handed over to another thread.
  const { make } = part.value;
  return ok({
    isConstant: true,
    make(scope) {
      const bytes = make(scope);
      return bytes.ok ? ok(bytes.value.slice()) : bytes;
    },
  });
}

const NO_PROPERTIES: Part<PreparedProperties | undefined> = { isConstant: true, make: () => ok(undefined) };

function compileProperties(templates: PropertyTemplates): Result<Part<PreparedProperties | undefined>, PrepareFault> {
  const { payloadIsUtf8, topicAlias, correlationIsHex } = templates;
  if (topicAlias !== null && !(Number.isInteger(topicAlias) && topicAlias >= 1 && topicAlias <= MAX_ALIAS)) {
    return fail({ kind: 'property', part: 'topicAlias', reason: 'out-of-range' });
  }
  const expiry = optional('messageExpiryInterval', templates.messageExpiryInterval, readSeconds);
  if (!expiry.ok) return expiry;
  const contentType = optional('contentType', templates.contentType, ok);
  if (!contentType.ok) return contentType;
  const responseTopic = optional('responseTopic', templates.responseTopic, (topic) => {
    const checked = checkTopicName(topic);
    return checked.ok ? checked : fail({ kind: 'topic', part: 'responseTopic', fault: checked.error });
  });
  if (!responseTopic.ok) return responseTopic;
  const correlation = optional('correlationData', templates.correlationData, (text) =>
    readCorrelation(text, correlationIsHex),
  );
  if (!correlation.ok) return correlation;
  const users = compileUserProperties(templates.userProperties);
  if (!users.ok) return users;
  const parts = [expiry.value, contentType.value, responseTopic.value, correlation.value, users.value];
  return ok({
    isConstant: parts.every(({ isConstant }) => isConstant),
    make(scope) {
      const messageExpiryIntervalS = expiry.value.make(scope);
      if (!messageExpiryIntervalS.ok) return messageExpiryIntervalS;
      const type = contentType.value.make(scope);
      if (!type.ok) return type;
      const response = responseTopic.value.make(scope);
      if (!response.ok) return response;
      const correlationData = correlation.value.make(scope);
      if (!correlationData.ok) return correlationData;
      const userProperties = users.value.make(scope);
      if (!userProperties.ok) return userProperties;
      const properties: PreparedProperties = {
        ...(payloadIsUtf8 && { payloadIsUtf8 }),
        ...(messageExpiryIntervalS.value !== undefined && { messageExpiryIntervalS: messageExpiryIntervalS.value }),
        ...(type.value !== undefined && { contentType: type.value }),
        ...(response.value !== undefined && { responseTopic: response.value }),
        ...(correlationData.value !== undefined && { correlationData: correlationData.value }),
        ...(userProperties.value.length > 0 && { userProperties: userProperties.value }),
        ...(topicAlias !== null && { topicAlias }),
      };
      return ok(Object.keys(properties).length > 0 ? properties : undefined);
    },
  });
}

/** An empty text is no property. */
function optional<T>(
  part: TemplatePart,
  text: string,
  read: (expanded: string) => Result<T, PrepareFault>,
): Result<Part<T | undefined>, PrepareFault> {
  if (text === '') return ok({ isConstant: true, make: () => ok(undefined) });
  const parsed = compileText(part, text);
  return parsed.ok ? refine<T | undefined>(parsed.value, read) : parsed;
}

/** What has no variables is read at once, and only once. */
function refine<T>(
  text: Part<string>,
  read: (expanded: string) => Result<T, PrepareFault>,
): Result<Part<T>, PrepareFault> {
  if (!text.isConstant) {
    const make = (scope: TemplateScope) => {
      const expanded = text.make(scope);
      return expanded.ok ? read(expanded.value) : expanded;
    };
    return ok({ isConstant: false, make });
  }
  // A text without variables asks nothing of its scope.
  const expanded = text.make(undefined as never);
  const value = expanded.ok ? read(expanded.value) : expanded;
  return value.ok ? ok({ isConstant: true, make: () => value }) : value;
}

function readSeconds(text: string): Result<number, PrepareFault> {
  const part = 'messageExpiryInterval';
  if (!/^\d+$/u.test(text.trim())) return fail({ kind: 'property', part, reason: 'not-a-number' });
  const seconds = Number(text);
  return seconds <= MAX_UINT32 ? ok(seconds) : fail({ kind: 'property', part, reason: 'out-of-range' });
}

function readCorrelation(text: string, isHex: boolean): Result<Uint8Array, PrepareFault> {
  const bytes = decodeBinaryText({ text, encoding: isHex ? 'hex' : 'utf8' });
  return bytes.ok ? bytes : fail({ kind: 'property', part: 'correlationData', reason: 'bad-hex' });
}

function compileUserProperties(pairs: readonly UserProperty[]): Result<Part<readonly UserProperty[]>, PrepareFault> {
  const parts: [Part<string>, Part<string>][] = [];
  for (const [name, value] of pairs) {
    const first = compileText('userProperties', name);
    if (!first.ok) return first;
    const second = compileText('userProperties', value);
    if (!second.ok) return second;
    parts.push([first.value, second.value]);
  }
  return ok({
    isConstant: parts.every(([name, value]) => name.isConstant && value.isConstant),
    make(scope) {
      const made: UserProperty[] = [];
      for (const [name, value] of parts) {
        const first = name.make(scope);
        if (!first.ok) return first;
        const second = value.make(scope);
        if (!second.ok) return second;
        made.push([first.value, second.value]);
      }
      return ok(made);
    },
  });
}
