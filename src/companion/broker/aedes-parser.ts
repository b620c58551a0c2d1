import type { Client } from 'aedes';

/** What is read here of a packet before Aedes takes it: what is changed in it counts. */
export type ReadPacket =
  | { readonly cmd: 'subscribe'; readonly subscriptions: { topic: string }[] }
  | { readonly cmd: 'unsubscribe'; unsubscriptions: string[] }
  | { readonly cmd: 'publish' };

interface Parser {
  prependListener(event: 'packet', listener: (packet: ReadPacket) => void): void;
}

/** Each client has one, though Aedes' types do not say so. */
export function aedesParser(client: Client): Parser {
  return (client as Client & { readonly _parser: Parser })._parser;
}
