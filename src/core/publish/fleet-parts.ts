// The texts and messages of a fleet's template, read once, and filled in for each device and each publish.
import { fail, ok, type Result } from '../base/result.ts';
import type { WillMessage } from '../mqtt/connection-profile.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { compilePublish } from './compile-publish.ts';
import { expand, parseTemplate } from './expand-template.ts';
import type { FleetPublish } from './fleet.ts';
import type { FleetFault, FleetPlace } from './fleet-fault.ts';
import type { PreparedPublish, PrepareFault } from './prepared-publish.ts';
import { NO_PROPERTIES } from './publish-template.ts';
import type { TemplateScope } from './template-scope.ts';

export type FleetPart<T> = (scope: TemplateScope) => Result<T, FleetFault>;

export type MessageTemplate = Pick<FleetPublish, 'topic' | 'payload' | 'qos' | 'retain'>;

/** Reads parts, and keeps what is wrong with them. */
export class FleetParts {
  readonly faults: FleetFault[] = [];
  readonly #version: ProtocolVersion;

  constructor(version: ProtocolVersion) {
    this.#version = version;
  }

  /** A text that is no message, such as a client id. */
  text(place: FleetPlace, template: string): FleetPart<string> {
    const parsed = parseTemplate(template);
    if (!parsed.ok) return this.#faulty(place, { kind: 'variable', part: 'topic', fault: parsed.error });
    return (scope) => {
      const filled = expand(parsed.value, scope);
      return filled.ok ? filled : fail({ place, fault: { kind: 'variable', part: 'topic', fault: filled.error } });
    };
  }

  message(place: FleetPlace, { topic, payload, qos, retain }: MessageTemplate): FleetPart<PreparedPublish> {
    const compiled = compilePublish(
      { topic, payload: { format: 'text', text: payload, schema: null }, qos, retain, properties: NO_PROPERTIES },
      this.#version,
    );
    if (!compiled.ok) return this.#faulty(place, compiled.error);
    return (scope) => {
      const made = compiled.value.make(scope);
      return made.ok ? made : fail({ place, fault: made.error });
    };
  }

  /** A payload in hexadecimal or Base64 stays as it stands. */
  will(template: WillMessage): FleetPart<WillMessage> {
    const isText = template.payload.encoding === 'utf8';
    const message = this.message({ kind: 'will' }, { ...template, payload: isText ? template.payload.text : '' });
    return (scope) => {
      const made = message(scope);
      if (!made.ok) return made;
      const { topic, payload } = made.value;
      const filled = isText ? { ...template.payload, text: new TextDecoder().decode(payload) } : template.payload;
      return ok({ ...template, topic, payload: filled });
    };
  }

  #faulty(place: FleetPlace, fault: PrepareFault): () => Result<never, FleetFault> {
    const found = { place, fault };
    this.faults.push(found);
    return () => fail(found);
  }
}

/** Fills in parts with one scope, and keeps the first fault: what is returned in its place is of no use. */
export class FleetFilling {
  readonly scope: TemplateScope;
  fault: FleetFault | null = null;

  constructor(scope: TemplateScope) {
    this.scope = scope;
  }

  fill<T>(part: FleetPart<T>, otherwise: T): T {
    const filled = part(this.scope);
    if (filled.ok) return filled.value;
    this.fault ??= filled.error;
    return otherwise;
  }
}
