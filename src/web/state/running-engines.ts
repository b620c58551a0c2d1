import type { EngineClient } from '../client/engine-client.ts';

/** By profile. Filled and emptied by workspace-actions only. */
export const engines = new Map<string, EngineClient>();
