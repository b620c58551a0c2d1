// What the page and the companion say to each other. The companion is the Node program that serves the app, runs the
// embedded broker and bridges WebSockets to TCP brokers. Everything here is served from the page's own origin.

/** GET: a `CompanionInfo` as JSON. 404, or anything that does not parse, means a static host without a companion. */
export const COMPANION_INFO_PATH = '/loupe/companion.json';

/** WebSocket: the bridge to TCP brokers. */
export const BRIDGE_PATH = '/loupe/bridge';

/**
 * POST with a `ProbeRequest` as JSON: a `ProbeReport` as JSON. 403 where the bridge would refuse (token, origin, target),
 * 400 for a request that cannot be understood.
 */
export const PROBE_PATH = '/loupe/probe';

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
  /** For `mqtts`. Absent: the machine's own authorities, and the host's name. */
  readonly tls?: BridgeTls | undefined;
}

/** What a profile says of TLS, with the key in the clear: it goes to the companion on this computer and is not kept there. */
export interface BridgeTls {
  /** PEM; trusted besides the machine's own authorities. */
  readonly ca?: string | undefined;
  readonly clientCertificate?: string | undefined;
  readonly clientKey?: string | undefined;
  readonly clientKeyPassphrase?: string | undefined;
  /** A certificate with this SHA-256 fingerprint (`AB:CD:…`, 32 bytes) is accepted whatever else is wrong with it. */
  readonly acceptedSha256?: string | undefined;
  readonly alpnProtocols?: readonly string[] | undefined;
  readonly serverName?: string | undefined;
}

/** A certificate's own data, as text from a stranger. */
export interface CertificateFacts {
  /** The common name, or the whole subject where there is none. */
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and addresses that it is for. */
  readonly names: readonly string[];
  /** Milliseconds since the epoch. */
  readonly validFrom: number;
  readonly validTo: number;
  /** `AB:CD:…`, 32 bytes. */
  readonly sha256: string;
  readonly selfSigned: boolean;
  /** What is wrong with it, the first that was found; null: nothing. */
  readonly problem: CertificateProblem | null;
  /** What else was found wrong with it. Not all there may be: OpenSSL names one fault, and dates and names are looked at. */
  readonly furtherProblems?: readonly CertificateProblem[] | undefined;
}

export type CertificateProblem =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'self-signed'
  | 'unknown-issuer'
  | 'revoked'
  | 'other';

export type BridgeAnswer =
  | { readonly type: 'open' /** The address that was connected to. */; readonly remoteAddress: string }
  | {
      readonly type: 'error';
      readonly code: BridgeErrorCode /** For people who look closer: Node's own words. */;
      readonly message: string;
      /** With `certificate`: what the broker showed. */
      readonly certificate?: CertificateFacts | undefined;
      /** With `bad-tls-settings`: which of them. */
      readonly setting?: TlsSetting | undefined;
    };

/** Which of the TLS settings cannot be used. */
export type TlsSetting =
  | 'ca'
  | 'client-certificate'
  | 'client-key'
  /** Missing, or not the key's. */
  | 'passphrase'
  /** Certificate and key can both be read, but do not belong together. */
  | 'key-mismatch'
  | 'accepted-sha256'
  | 'alpn'
  | 'server-name'
  | 'other';

export interface BridgeEnd {
  readonly type: 'end';
  /** `fin`: the broker closed the stream in order; `reset`: it broke; `idle`: the bridge gave up. */
  readonly how: 'fin' | 'reset' | 'idle';
  readonly message: string;
  /** `client-certificate`: in TLS 1.3 a broker may refuse one when the connection already stands. Absent: see `how`. */
  readonly code?: BridgeErrorCode | undefined;
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
  /** The broker wants a client certificate and got none, or one that it does not take. */
  | 'client-certificate'
  /** Our own CA, client certificate or key cannot be read; `message` says which and why. */
  | 'bad-tls-settings'
  /** TLS failed otherwise, for instance because the port does not speak TLS. */
  | 'tls'
  | 'other';

/** What the connection doctor asks the companion to look at. */
export interface ProbeRequest {
  readonly token: string;
  readonly target: ProbeTarget;
  /** For `wss` and `mqtts`. */
  readonly tls?: BridgeTls | undefined;
  /**
   * Other usual ways into the same host, to be tried when the target itself fails; at most 24. Never another host than
   * the target's: such a request is refused.
   */
  readonly alternatives: readonly ProbeTarget[];
  /** Milliseconds for each of TCP, TLS, upgrade and MQTT; at most 15,000. */
  readonly timeoutMs: number;
}

export interface ProbeTarget {
  readonly scheme: 'ws' | 'wss' | 'mqtt' | 'mqtts';
  readonly host: string;
  readonly port: number;
  /** Of `ws` and `wss`. */
  readonly path: string;
  /** `mqtt`, or `mqttv3.1` for version 3.1. */
  readonly subprotocol: string;
}

/** What was seen at the target, layer by layer; a layer that was not reached or is not needed is null. */
export interface ProbeReport {
  readonly target: ProbeTarget;
  readonly name: NameProbe;
  readonly tcp: TcpProbe | null;
  /** For `wss` and `mqtts`; also tried on the port of a `ws` or `mqtt` target that hung up, see `portSpeaks`. */
  readonly tls: TlsProbe | null;
  readonly upgrade: UpgradeProbe | null;
  /**
   * What a bare CONNECT (3.1.1, a random client id, no credentials, clean session) was answered. Over the WebSocket for
   * `ws` and `wss`, else over the stream. A refusal is an answer too.
   */
  readonly mqtt: MqttProbe | null;
  /** Where the target failed after TCP: what the port speaks instead, found by trying; empty where nothing was found. */
  readonly portSpeaks: readonly PortSpeech[];
  /** Those of the request's alternatives that were tried, in its order; empty when the target itself answered in MQTT. */
  readonly alternatives: readonly AlternativeProbe[];
}

/**
 * `http` and `websocket` are meant over TLS where the target was asked for with TLS and TLS stood, and may be where `tls` is
 * among them: many web servers answer a plain request on their TLS port, with a complaint.
 */
export type PortSpeech = 'mqtt' | 'mqtt-over-tls' | 'tls' | 'http' | 'websocket';

export type NameProbe =
  | { readonly ok: true; readonly addresses: readonly string[]; readonly ms: number }
  | { readonly ok: false; readonly message: string; readonly ms: number };

export type TcpProbe =
  | { readonly ok: true; readonly remoteAddress: string; readonly ms: number }
  | {
      readonly ok: false;
      readonly code: 'refused' | 'timeout' | 'unreachable' | 'reset' | 'other';
      readonly message: string;
      readonly ms: number;
    };

export type TlsProbe =
  | {
      readonly ok: true;
      /** `TLSv1.3`. */
      readonly protocol: string;
      readonly alpn: string | null;
      readonly certificate: CertificateFacts;
      readonly ms: number;
    }
  | {
      readonly ok: false;
      readonly code:
        | 'certificate'
        | 'client-certificate'
        | 'bad-tls-settings'
        /** The port speaks something else. */
        | 'not-tls'
        | 'timeout'
        | 'closed'
        | 'other';
      readonly message: string;
      readonly certificate: CertificateFacts | null;
      /** With `bad-tls-settings`: which of them. */
      readonly setting?: TlsSetting | undefined;
      readonly ms: number;
    };

export type UpgradeProbe = {
  /** The request's head as it was sent, for evidence. */
  readonly request: string;
  readonly ms: number;
} & (
  | { readonly kind: 'switched' /** Null: the server named none. */; readonly subprotocol: string | null }
  | {
      /** An HTTP answer other than 101, or a 101 whose Sec-WebSocket-Accept is not the answer to our key. */
      readonly kind: 'http';
      readonly status: number;
      readonly statusText: string;
      readonly server: string | null;
      /** `Location` of a redirect. */
      readonly location: string | null;
      /** The answer's head, at most 2,000 characters. */
      readonly answer: string;
    }
  | { readonly kind: 'closed' | 'reset' | 'timeout'; readonly message: string }
  /** Something that is no HTTP; `answer` shows its first bytes, unprintable ones as dots. */
  | { readonly kind: 'not-http'; readonly answer: string }
);

export type MqttProbe =
  | { readonly kind: 'connack'; readonly code: number; readonly ms: number }
  | {
      readonly kind: 'closed';
      readonly ms: number;
      /** The WebSocket's close frame, where one came. */
      readonly close?: { readonly code: number; readonly reason: string } | undefined;
    }
  | { readonly kind: 'timeout'; readonly ms: number }
  /** Something that is no CONNACK; `answer` shows its first bytes. */
  | { readonly kind: 'other'; readonly answer: string; readonly ms: number };

export interface AlternativeProbe {
  readonly target: ProbeTarget;
  /** `mqtt`: CONNACK came, whatever it said. `http`: a web server that is no broker there. */
  readonly outcome: 'mqtt' | 'upgraded' | 'http' | 'closed' | 'refused' | 'timeout' | 'certificate' | 'other';
  /** The HTTP status, where there was one. */
  readonly status: number | null;
}
