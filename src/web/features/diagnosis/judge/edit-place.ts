// Where in the form the cause most likely lies: editing begins there.
import type { Cause } from './cause.ts';

/** Fields of the form that are always in view. */
export type EditPlace = 'host' | 'port' | 'path' | 'username';

const PLACES: Partial<Readonly<Record<Cause, EditPlace>>> = {
  'unknown-host': 'host',
  unreachable: 'host',
  'host-silent': 'host',
  'certificate-wrong-name': 'host',
  'closed-port': 'port',
  'blocked-port': 'port',
  'mqtt-tcp-port': 'port',
  'websocket-port': 'port',
  'web-server': 'port',
  'wrong-path': 'path',
  'http-status': 'path',
  unauthenticated: 'username',
  'refused-credentials': 'username',
  'refused-not-authorized': 'username',
  'refused-no-username': 'username',
};

/** Undefined: nowhere in particular. */
export function editPlace(cause: Cause): EditPlace | undefined {
  return PLACES[cause];
}
