// Answers a lab's page: switches faults on and off for one client's connection to the embedded broker, and cuts it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { ok, type Result } from '../../core/base/result.ts';
import type { BridgeInfo } from '../../core/protocol/companion-contract.ts';
import type { LabFaultRequest, LabFaultState } from '../../core/protocol/lab-fault-contract.ts';
import { isToken } from '../bridge/bridge-policy.ts';
import type { OwnNames } from '../http/own-origin.ts';
import { answerRefusal, readBody, refuseForeign } from '../http/own-post.ts';
import type { FaultBook } from './fault-book.ts';
import { parseLabRequest } from './lab-request.ts';
import { remoteHost } from './remote-host.ts';

export interface LabHandlerOptions {
  readonly names: OwnNames;
  readonly info: BridgeInfo;
  /** Null: there is no embedded broker. */
  readonly faults: FaultBook | null;
}

export type LabHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** `Host` has been checked. */
export function labHandler(options: LabHandlerOptions): LabHandler {
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const refusal = refuseForeign(request, options);
    if (refusal !== null) return answerRefusal(response, refusal);
    const body = await readBody(request);
    if (!body.ok) return answerRefusal(response, { status: 400, words: body.error });
    const { info, faults } = options;
    if (faults === null) return answerRefusal(response, { status: 404, words: 'There is no embedded broker.' });
    const asked = parseLabRequest(body.value);
    if (!asked.ok) return answerRefusal(response, { status: 400, words: `${asked.error}.` });
    if (!info.enabled || !isToken(asked.value.token, info.token)) {
      return answerRefusal(response, { status: 403, words: 'The token is not the one of this start.' });
    }
    const state = answer(faults, asked.value, remoteHost(request.socket.remoteAddress));
    if (!state.ok) return answerRefusal(response, { status: 400, words: `${state.error}.` });
    const json = Buffer.from(JSON.stringify(state.value));
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': json.length });
    response.end(json);
  };
}

function answer(book: FaultBook, request: LabFaultRequest, host: string): Result<LabFaultState, string> {
  switch (request.action) {
    case 'set':
      return book.set(request.clientId, host, request.faults);
    case 'cut':
      return ok(book.cut(request.clientId, host));
    case 'state':
      return ok(book.state(request.clientId, host));
  }
}
