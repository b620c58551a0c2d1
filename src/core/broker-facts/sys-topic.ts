// What brokers say of themselves under $SYS: which figure a topic is, whichever broker's it is. From the manuals of
// mosquitto (mosquitto(8), "Broker status"), EMQX ("$SYS topics"), VerneMQ (its metrics, by `graphite`-like names) and the
// HiveMQ Sys Topic extension, which has mosquitto's names.

export type SysFigure = (typeof SYS_FIGURES)[number];

export const SYS_FIGURES = [
  'version',
  'uptime',
  'clientsConnected',
  'clientsDisconnected',
  'clientsTotal',
  'clientsMaximum',
  'clientsExpired',
  'publishReceived',
  'publishSent',
  'publishDropped',
  'messagesReceived',
  'messagesSent',
  'bytesReceived',
  'bytesSent',
  'messagesInFlight',
  'messagesStored',
  'bytesStored',
  'retained',
  'subscriptions',
  'sharedSubscriptions',
  'heap',
  'heapMaximum',
] as const;

/** `counter`: only grows, so that it has a rate; `gauge`: how it is now. */
export type SysKind = 'text' | 'duration' | 'counter' | 'gauge';

export const SYS_KINDS: Readonly<Record<SysFigure, SysKind>> = {
  version: 'text',
  uptime: 'duration',
  clientsConnected: 'gauge',
  clientsDisconnected: 'gauge',
  clientsTotal: 'gauge',
  clientsMaximum: 'gauge',
  clientsExpired: 'counter',
  publishReceived: 'counter',
  publishSent: 'counter',
  publishDropped: 'counter',
  messagesReceived: 'counter',
  messagesSent: 'counter',
  bytesReceived: 'counter',
  bytesSent: 'counter',
  messagesInFlight: 'gauge',
  messagesStored: 'gauge',
  bytesStored: 'gauge',
  retained: 'gauge',
  subscriptions: 'gauge',
  sharedSubscriptions: 'gauge',
  heap: 'gauge',
  heapMaximum: 'gauge',
};

/** mosquitto's, HiveMQ's and the embedded broker's, below `$SYS/broker/`. */
const BROKER: Readonly<Record<string, SysFigure>> = {
  version: 'version',
  uptime: 'uptime',
  'clients/connected': 'clientsConnected',
  // Before mosquitto 1.4.
  'clients/active': 'clientsConnected',
  'clients/disconnected': 'clientsDisconnected',
  'clients/inactive': 'clientsDisconnected',
  'clients/total': 'clientsTotal',
  'clients/maximum': 'clientsMaximum',
  'clients/expired': 'clientsExpired',
  'publish/messages/received': 'publishReceived',
  'publish/messages/sent': 'publishSent',
  'publish/messages/dropped': 'publishDropped',
  'messages/publish/received': 'publishReceived',
  'messages/publish/sent': 'publishSent',
  'messages/publish/dropped': 'publishDropped',
  'messages/received': 'messagesReceived',
  'messages/sent': 'messagesSent',
  'bytes/received': 'bytesReceived',
  'bytes/sent': 'bytesSent',
  'messages/inflight': 'messagesInFlight',
  'messages/stored': 'messagesStored',
  'store/messages/count': 'messagesStored',
  'store/messages/bytes': 'bytesStored',
  'retained messages/count': 'retained',
  'messages/retained/count': 'retained',
  'retained/count': 'retained',
  'subscriptions/count': 'subscriptions',
  'shared_subscriptions/count': 'sharedSubscriptions',
  'heap/current': 'heap',
  'heap/current size': 'heap',
  'heap/maximum': 'heapMaximum',
  'heap/maximum size': 'heapMaximum',
};

/** Below `$SYS/brokers/NODE/`. */
const EMQX: Readonly<Record<string, SysFigure>> = {
  version: 'version',
  uptime: 'uptime',
  'stats/live_connections/count': 'clientsConnected',
  'stats/connections/count': 'clientsTotal',
  'stats/connections/max': 'clientsMaximum',
  'metrics/messages/received': 'publishReceived',
  'metrics/messages/sent': 'publishSent',
  'metrics/messages/dropped': 'publishDropped',
  'metrics/packets/received': 'messagesReceived',
  'metrics/packets/sent': 'messagesSent',
  'metrics/bytes/received': 'bytesReceived',
  'metrics/bytes/sent': 'bytesSent',
  'stats/retained/count': 'retained',
  'stats/subscriptions/count': 'subscriptions',
  'stats/subscriptions/shared/count': 'sharedSubscriptions',
  'metrics/vm/used_memory': 'heap',
};

/** Below `$SYS/NODE/`, where NODE is an Erlang node's name. */
const VERNEMQ: Readonly<Record<string, SysFigure>> = {
  'queue/processes': 'clientsTotal',
  'mqtt/publish/received': 'publishReceived',
  'mqtt/publish/sent': 'publishSent',
  'queue/message/drop': 'publishDropped',
  'bytes/received': 'bytesReceived',
  'bytes/sent': 'bytesSent',
  'router/subscriptions': 'subscriptions',
  'retain/messages': 'retained',
  'vm/memory/total': 'heap',
  'system/wallclock': 'uptime',
};

export type SysFamily = 'mosquitto' | 'emqx' | 'vernemq' | 'other';

export interface SysMeaning {
  readonly family: SysFamily;
  readonly figure: SysFigure;
  /** Which node of a cluster says it; empty: the broker. */
  readonly node: string;
}

/** Null: the topic is not known here. */
export function sysMeaning(topic: string): SysMeaning | null {
  const [root, first = '', ...rest] = topic.split('/');
  if (root !== '$SYS') return null;
  if (first === 'broker') return meaning('mosquitto', '', BROKER[rest.join('/')]);
  if (first === 'brokers') {
    const [node = '', ...below] = rest;
    // Metrics stand as levels, or in newer versions with dots.
    return meaning('emqx', node, EMQX[below.join('/').replaceAll('.', '/')]);
  }
  return first.includes('@') ? meaning('vernemq', first, VERNEMQ[rest.join('/')]) : null;
}

function meaning(family: SysFamily, node: string, figure: SysFigure | undefined): SysMeaning | null {
  return figure === undefined ? null : { family, figure, node };
}

/** mosquitto's load averages: what is counted, over how many minutes. Null: it is none. */
export function loadAverage(topic: string): { readonly what: string; readonly minutes: 1 | 5 | 15 } | null {
  const match = /^\$SYS\/broker\/load\/(.+)\/(1|5|15)min$/u.exec(topic);
  return match ? { what: match[1] as string, minutes: Number(match[2]) as 1 | 5 | 15 } : null;
}

/** The number that a payload begins with: `123 seconds`, `4.5`. Null: there is none. */
export function sysNumber(text: string): number | null {
  const match = /^\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/u.exec(text);
  const number = match ? Number(match[1]) : null;
  return Number.isFinite(number) ? number : null;
}

/**
 * Seconds: `123 seconds` (mosquitto), `1 days,2 hours, 3 minutes, 4 seconds` (EMQX); a bare number is seconds, of VerneMQ and
 * newer EMQX milliseconds. Null: no duration.
 */
export function sysSeconds(text: string, family: SysFamily): number | null {
  const parts = [...text.matchAll(/(\d+)\s*(day|hour|minute|second)s?/gu)];
  if (parts.length === 0) {
    const number = sysNumber(text);
    return number === null ? null : family === 'mosquitto' ? number : number / 1000;
  }
  const units: Readonly<Record<string, number>> = { day: 86_400, hour: 3_600, minute: 60, second: 1 };
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit as string] ?? 0), 0);
}

/** By what it calls itself, else by how its topics look. Null: nobody knows. */
export function brokerName(version: string | null, families: ReadonlySet<SysFamily>): string | null {
  const named = /mosquitto|HiveMQ|EMQX|VerneMQ|Aedes|NanoMQ|RMQTT|FlashMQ/iu.exec(version ?? '')?.[0];
  if (named) return named.toLowerCase() === 'mosquitto' ? 'mosquitto' : named;
  if (families.has('emqx')) return 'EMQX';
  return families.has('vernemq') ? 'VerneMQ' : null;
}
