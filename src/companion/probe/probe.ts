// One look at a broker's address, from this machine: the name, then the layers of the target; where that fails, what the
// port speaks instead and which other ways in there are. Nothing is claimed that was not seen.

import type { ProbeReport, ProbeRequest } from '../../core/protocol/companion-contract.ts';
import { probeAlternatives } from './alternatives.ts';
import { findSpeech } from './port-speech.ts';
import { type Layers, probeLayers } from './probe-layers.ts';
import { probeName } from './probe-name.ts';
import { type ProbeScope, tlsPlans } from './probe-scope.ts';

/** How long it may take in all, or longer by so much than the time for one layer, if that is long. */
const TOTAL_MS = 15_000;
const BEYOND_ONE_LAYER_MS = 10_000;
/** What is kept of it for the search: the target itself may not use it up. */
const SEARCH_MS = 6_000;
/** In the search, where most tries fail, none is waited for long. */
const SEARCH_TIMEOUT_MS = 2_500;

export interface ProbeSurroundings {
  readonly signal: AbortSignal;
  readonly trusted: readonly string[] | null;
  readonly origin: string;
}

export async function probe(request: ProbeRequest, surroundings: ProbeSurroundings): Promise<ProbeReport> {
  const { target, timeoutMs, alternatives, tls = {} } = request;
  const totalMs = Math.max(TOTAL_MS, timeoutMs + BEYOND_ONE_LAYER_MS);
  const within = (ms: number) => AbortSignal.any([surroundings.signal, AbortSignal.timeout(ms)]);
  const whole = within(totalMs);
  const scope: ProbeScope = {
    ...tlsPlans(tls, surroundings.trusted),
    origin: surroundings.origin,
    timeoutMs,
    signal: within(totalMs - SEARCH_MS),
  };

  const name = await probeName(target.host, scope);
  const nothing = { tcp: null, tls: null, upgrade: null, mqtt: null, portSpeaks: [], alternatives: [] };
  if (!name.probe.ok) return { target, name: name.probe, ...nothing };
  const layers = await probeLayers(target, name.addresses, scope);
  const report = { target, name: name.probe, ...layers };
  if (layers.mqtt?.kind === 'connack') return { ...report, portSpeaks: [], alternatives: [] };

  const search: ProbeScope = { ...scope, signal: whole, timeoutMs: Math.min(timeoutMs, SEARCH_TIMEOUT_MS) };
  const [speech, others] = await Promise.all([
    findSpeech(target, layers, name.addresses, search),
    probeAlternatives(alternatives, name.addresses, search),
  ]);
  return { ...report, tls: tlsOf(layers, speech.tls), portSpeaks: speech.speaks, alternatives: others };
}

function tlsOf(layers: Layers, found: Layers['tls']): Layers['tls'] {
  return layers.tls ?? found;
}
