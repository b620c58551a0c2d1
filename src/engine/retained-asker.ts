// Has the broker send what it keeps for a topic filter: subscribes to it, and unsubscribes once it has come.
import { EngineFault } from './engine-fault.ts';

export class RetainedAsker {
  async ask(_topicFilter: string): Promise<null | EngineFault> {
    return new EngineFault({ code: 'not-connected', message: 'not connected' });
  }
}
