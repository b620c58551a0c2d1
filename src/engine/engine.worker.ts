// The worker of one connection: wiring only.
import type { RequestMessage } from '../core/protocol/engine-contract.ts';
import { Engine } from './engine.ts';
import { startPatternWorker } from './search/pattern-client.ts';

const scope = self as DedicatedWorkerGlobalScope;
const engine = new Engine((message, transfer) => scope.postMessage(message, transfer ?? []), startPatternWorker);
scope.onmessage = ({ data }: MessageEvent<RequestMessage>) => engine.handle(data);
