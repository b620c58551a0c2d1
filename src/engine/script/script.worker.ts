// The worker of one script: wiring only. It is ended from outside, whatever the script does.
import variant from '@jitl/quickjs-wasmfile-release-sync';
import type { ScriptCommand, ScriptReport } from './script-contract.ts';
import { ScriptRuntime } from './script-runtime.ts';
import { stripTypes } from './strip-types.ts';

const scope = self as DedicatedWorkerGlobalScope;
const report = (message: ScriptReport) => scope.postMessage(message);
const waiting: ScriptCommand[] = [];
let runtime: ScriptRuntime | null = null;

scope.onmessage = ({ data }: MessageEvent<ScriptCommand>) => {
  if (data.type === 'run') {
    const stripped = stripTypes(data.source);
    if (!stripped.ok) return report({ type: 'end', fault: stripped.error });
    waiting.push({ ...data, source: stripped.value });
  } else waiting.push(data);
  hand();
};

function hand(): void {
  for (const command of runtime ? waiting.splice(0) : []) runtime?.take(command);
}

ScriptRuntime.load(variant, report).then(
  (loaded) => {
    runtime = loaded;
    hand();
  },
  (error: unknown) => report({ type: 'end', fault: { message: String(error), line: null, column: null } }),
);
