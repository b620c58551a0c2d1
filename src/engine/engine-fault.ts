import type { EngineError } from '../core/protocol/engine-contract.ts';

/** A request that was refused, as a value among results. */
export class EngineFault {
  readonly error: EngineError;
  constructor(error: EngineError) {
    this.error = error;
  }
}
