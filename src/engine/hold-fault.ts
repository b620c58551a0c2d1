// Why a subscription of the app's own did not come about, as requests answer it.
import type { JobFault } from '../core/protocol/job-contract.ts';
import { EngineFault } from './engine-fault.ts';

export function holdFault(fault: JobFault): EngineFault {
  switch (fault.kind) {
    case 'not-connected':
      return new EngineFault({ code: 'not-connected', message: 'there is no connection' });
    case 'limit':
      return new EngineFault({ code: 'exceeds-limit', message: fault.detail.limit, detail: fault.detail });
    case 'subscribe-refused': {
      const { reasonCode } = fault;
      const message = `SUBACK refused it with ${reasonCode}`;
      return new EngineFault({ code: 'refused', message, refusal: { reasonCode, reasonString: null } });
    }
    default:
      return new EngineFault({ code: 'invalid', message: fault.kind });
  }
}
