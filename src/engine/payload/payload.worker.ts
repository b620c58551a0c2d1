// The worker that reads payloads: wiring only.
import type { PayloadRequestMessage } from '../../core/protocol/payload-contract.ts';
import { PayloadWorkbench } from './payload-workbench.ts';

const scope = self as DedicatedWorkerGlobalScope;
const workbench = new PayloadWorkbench();
scope.onmessage = ({ data }: MessageEvent<PayloadRequestMessage>) => scope.postMessage(workbench.answer(data));
