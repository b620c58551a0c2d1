// What an encoder throws when a value does not fit, and who catches it. Faults lie deep in a document, and nothing between
// there and the top can do anything about them.
import { fail, ok, type Result } from '../../base/result.ts';
import type { PayloadFault } from '../payload-fault.ts';
import type { JsonNode } from './json-node.ts';

class EncodeError extends Error {
  readonly fault: PayloadFault;

  constructor(fault: PayloadFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

export function refuse(reason: PayloadFault['reason'], node: JsonNode, detail: string | null, path: string): never {
  throw new EncodeError({ reason, from: node.from, to: node.to, path: path === '' ? null : path, detail });
}

export function catchFault<T>(encode: () => T): Result<T, PayloadFault> {
  try {
    return ok(encode());
  } catch (error) {
    if (error instanceof EncodeError) return fail(error.fault);
    throw error;
  }
}

/** `a.b[0]`; a name that is no word stands in quotes. */
export function inside(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  const name = /^[\p{L}\p{N}_$-]+$/u.test(step) ? step : JSON.stringify(step);
  return path === '' ? name : `${path}.${name}`;
}
