// What a lab's page asks for, checked, as it comes from outside.

import { z } from 'zod/mini';
import { fail, ok, type Result } from '../../core/base/result.ts';
import { MAX_HOLD_MS } from '../../core/learn/lab-faults.ts';
import { LAB_PACKET_TYPES } from '../../core/learn/lab-pattern.ts';
import { checkTopicFilter } from '../../core/mqtt/topic.ts';
import type { LabFaultRequest } from '../../core/protocol/lab-fault-contract.ts';

const MAX_RULES = 20;
const text = z.string().check(z.maxLength(65_535));
const filter = text.check(z.refine((one) => checkTopicFilter(one).ok, 'is no topic filter'));

const rule = z.strictObject({
  packet: z.enum(LAB_PACKET_TYPES.filter((type) => type !== 'CLOSED')),
  from: z.enum(['client', 'broker']),
  topic: z.optional(filter),
  effect: z.enum(['hold', 'lose', 'cut', 'cut-after']),
  holdMs: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_HOLD_MS))),
  times: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
});

const faults = z.strictObject({
  rules: z.array(rule).check(z.maxLength(MAX_RULES)),
  credentials: z.nullable(z.strictObject({ username: text, password: text })),
  deny: z.array(z.strictObject({ access: z.enum(['publish', 'subscribe']), filter })).check(z.maxLength(MAX_RULES)),
});

const token = z.string();
const clientId = text.check(z.minLength(1));

const request = z.discriminatedUnion('action', [
  z.strictObject({ token, clientId, action: z.literal('set'), faults }),
  z.strictObject({ token, clientId, action: z.literal('cut') }),
  z.strictObject({ token, clientId, action: z.literal('state') }),
]);

/** The error is for people. */
export function parseLabRequest(body: string): Result<LabFaultRequest, string> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return fail('the request is not JSON');
  }
  const parsed = request.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'the request';
  return fail(`${where}: ${issue?.message ?? 'cannot be understood'}`);
}
