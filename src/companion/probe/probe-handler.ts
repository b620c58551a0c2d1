// Answers the connection doctor's request over HTTP. It makes this machine open connections, so it is for our own page
// only, which shows the token of this start, and to the targets that the bridge may reach.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BridgeInfo } from '../../core/protocol/companion-contract.ts';
import { isAllowedTarget, isToken } from '../bridge/bridge-policy.ts';
import type { OwnNames } from '../http/own-origin.ts';
import { answerRefusal, readBody, refuseForeign } from '../http/own-post.ts';
import { probe } from './probe.ts';
import { parseProbeRequest } from './probe-request.ts';

export interface ProbeHandlerOptions {
  readonly names: OwnNames;
  readonly info: BridgeInfo;
  /** Authorities in PEM to trust instead of the machine's own. */
  readonly trusted?: readonly string[];
}

/** `Host` has been checked. */
export type ProbeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function probeHandler(options: ProbeHandlerOptions): ProbeHandler {
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const refusal = refuseForeign(request, options);
    if (refusal !== null) return answerRefusal(response, refusal);
    const body = await readBody(request);
    if (!body.ok) return answerRefusal(response, { status: 400, words: body.error });
    const asked = parseProbeRequest(body.value);
    if (!asked.ok) return answerRefusal(response, { status: 400, words: `${asked.error}.` });
    const { info } = options;
    const { token, target, alternatives } = asked.value;
    if (!info.enabled || !isToken(token, info.token)) {
      return answerRefusal(response, { status: 403, words: 'The token is not the one of this start.' });
    }
    const mayReach = ({ host, port }: typeof target) => isAllowedTarget(info.targets, host, port);
    if (!mayReach(target)) {
      return answerRefusal(response, { status: 403, words: 'This is not among the targets of --bridge-allow.' });
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const report = await probe(
      { ...asked.value, alternatives: alternatives.filter(mayReach) },
      { signal: gone.signal, trusted: options.trusted ?? null, origin: request.headers.origin ?? '' },
    );
    if (gone.signal.aborted) return;
    const json = Buffer.from(JSON.stringify(report));
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': json.length });
    response.end(json);
  };
}
