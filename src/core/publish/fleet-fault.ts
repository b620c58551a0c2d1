// What is wrong with a fleet's template, and in which of its texts.
import type { PrepareFault } from './prepared-publish.ts';

export type FleetPlace =
  | { readonly kind: 'client-id' | 'group' | 'edge-node' | 'will' | 'online' | 'offline' }
  | { readonly kind: 'publish' | 'command'; readonly index: number };

export interface FleetFault {
  readonly place: FleetPlace;
  readonly fault: PrepareFault;
}
