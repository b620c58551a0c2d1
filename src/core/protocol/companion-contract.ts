// What the page and the companion say to each other. The companion is the Node program that serves the app, runs the
// embedded broker and bridges WebSockets to TCP brokers. Everything here is served from the page's own origin.

/** GET: a `CompanionInfo` as JSON. 404, or anything that does not parse, means a static host without a companion. */
export const COMPANION_INFO_PATH = '/loupe/companion.json';

/** WebSocket: the bridge to TCP brokers. */
export const BRIDGE_PATH = '/loupe/bridge';

/** The WebSocket subprotocol of the bridge. */
export const BRIDGE_SUBPROTOCOL = 'mqtt-loupe-bridge.v1';

export interface CompanionInfo {
  readonly app: 'mqtt-loupe';
  readonly version: string;
  /** Null when it was started with --no-broker. */
  readonly embeddedBroker: EmbeddedBrokerInfo | null;
  readonly bridge: BridgeInfo;
}

export interface EmbeddedBrokerInfo {
  readonly host: string;
  readonly tcpPort: number;
  readonly wsPort: number;
  /** Path of the WebSocket listener, `/mqtt`. */
  readonly wsPath: string;
}

export type BridgeInfo =
  /** `token` is secret: only a page of the companion's own origin can read it, and every bridge request repeats it. */
  | {
      readonly enabled: true;
      readonly token: string /** `HOST:PORT`; null: any. */;
      readonly targets: readonly string[] | null;
    }
  | { readonly enabled: false; readonly reason: 'not-loopback' };

/**
 * The dialogue on the bridge's WebSocket: the page sends one text frame with a `BridgeOpen`; the companion answers with
 * one text frame with a `BridgeAnswer`; after `open`, binary frames carry the bytes of the TCP (or TLS) stream in both
 * directions. After `error` the companion closes. When the stream ends later, the companion sends a last text frame
 * with a `BridgeEnd` and closes with 1000.
 */
export interface BridgeOpen {
  readonly token: string;
  readonly target: {
    readonly scheme: 'mqtt' | 'mqtts';
    readonly host: string;
    readonly port: number;
  };
}

export type BridgeAnswer =
  | { readonly type: 'open' /** The address that was connected to. */; readonly remoteAddress: string }
  | {
      readonly type: 'error';
      readonly code: BridgeErrorCode /** For people who look closer: Node's own words. */;
      readonly message: string;
    };

export interface BridgeEnd {
  readonly type: 'end';
  /** `fin`: the broker closed the stream in order; `reset`: it broke; `idle`: the bridge gave up. */
  readonly how: 'fin' | 'reset' | 'idle';
  readonly message: string;
}

export type BridgeErrorCode =
  /** The request itself: not JSON, wrong shape, wrong token. */
  | 'bad-request'
  | 'bad-token'
  /** The companion does not bridge to this target (see --bridge-allow). */
  | 'target-not-allowed'
  | 'host-not-found'
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'reset'
  /** The certificate is not trusted, expired, or for another name; `message` says which. */
  | 'certificate'
  /** TLS failed otherwise, for instance because the port does not speak TLS. */
  | 'tls'
  | 'other';
