// What is known of one client's session and of the network connection that carries it: which packet identifiers wait for
// what. Outlives the connection where the session does.
import type { Direction } from '../mqtt/direction.ts';

/** A QoS 1 or 2 publish that is under way, or (QoS 2) whose identifier may yet be released once more. */
export interface OpenPublish {
  readonly exchange: number;
  readonly qos: 1 | 2;
  /** PUBREL was sent: what was published may not be sent again. */
  released: boolean;
  /** When the packet was sent that is answered next. */
  askedAt: number;
}

export class ClientSession {
  /** By the direction of PUBLISH, then by packet identifier. */
  readonly publishes: Readonly<Record<Direction, Map<number, OpenPublish>>> = { out: new Map(), in: new Map() };
  /** QoS 2 publishes that are complete: a lost PUBCOMP makes PUBREL come once more. */
  readonly completed: Readonly<Record<Direction, Map<number, number>>> = { out: new Map(), in: new Map() };
  /** Began before what is known of it: nothing can be said of packets whose request is not known. */
  isPartial = false;
  /** Nothing was in it before its first packet. */
  isEmpty(): boolean {
    const { publishes, completed } = this;
    return publishes.out.size + publishes.in.size + completed.out.size + completed.in.size === 0;
  }
}

/** A SUBSCRIBE, UNSUBSCRIBE, PINGREQ or CONNECT that waits. */
export interface OpenRequest {
  readonly exchange: number;
  readonly askedAt: number;
}

export class ClientConnection {
  clientId: string;
  session: ClientSession;
  connect: OpenRequest | null = null;
  connackSeen = false;
  authentication: number | null = null;
  readonly pings: OpenRequest[] = [];
  readonly subscribes = new Map<number, OpenRequest>();
  readonly unsubscribes = new Map<number, OpenRequest>();
  /** By the direction of PUBLISH. */
  readonly receiveMaximum: Record<Direction, number> = { out: 65_535, in: 65_535 };
  cleanStart = true;
  /** The session is over when the network connection is. */
  sessionEnds = true;

  constructor(clientId: string, session: ClientSession) {
    this.clientId = clientId;
    this.session = session;
  }
}
