// The worker of one engine's regular expressions: wiring only.
import type { PatternReply, PatternRequest } from './pattern-contract.ts';
import { runPatternRequest } from './pattern-runner.ts';

const scope = self as DedicatedWorkerGlobalScope;
scope.onmessage = ({ data }: MessageEvent<PatternRequest>) =>
  runPatternRequest(data, (reply: PatternReply) => scope.postMessage(reply));
// It is loaded: from here on silence means work.
scope.postMessage({ id: 0, type: 'alive' } satisfies PatternReply);
