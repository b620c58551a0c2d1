// What the companion prints.

import type { Companion } from './companion.ts';
import { bracketed, isLoopback, isWildcard, machineAddresses } from './http/own-origin.ts';
import type { Options } from './options.ts';

/** The block that stands in the terminal while the companion runs. */
export function welcome(version: string, options: Options, companion: Companion): string {
  const hosts = isWildcard(options.host) ? ['127.0.0.1', ...machineAddresses()] : [options.host];
  const lines = [`MQTT Loupe ${version}`, ''];
  lines.push(...addresses('App', hosts, (host) => `http://${host}:${companion.app.port}/`));
  const { broker } = companion;
  if (broker !== null) {
    // One address for this machine and one for the others is enough here: the app's lines show them all.
    const few = hosts.slice(0, 2);
    lines.push(...addresses('Broker', few, (host) => `mqtt://${host}:${broker.tcp.port}`));
    lines.push(...addresses('', few, (host) => `ws://${host}:${broker.ws.port}/mqtt`));
  }
  const remarks = notes(options, companion);
  if (remarks.length > 0) lines.push('', ...remarks);
  lines.push('', 'Press Ctrl+C to stop.');
  return lines.join('\n');
}

export function appUrl(options: Options, companion: Companion): string {
  const host = isWildcard(options.host) ? '127.0.0.1' : options.host;
  return `http://${bracketed(host)}:${companion.app.port}/`;
}

export function print(text: string): void {
  console.log(text);
}

/** One line, under the program's name. */
export function printError(words: string): void {
  console.error(`mqtt-loupe: ${words}`);
}

function addresses(label: string, hosts: readonly string[], url: (host: string) => string): string[] {
  return hosts.map((host, index) => `  ${(index === 0 ? label : '').padEnd(8)}${url(bracketed(host))}`);
}

function notes(options: Options, companion: Companion): string[] {
  const { app, broker } = companion;
  const notes: string[] = [];
  const moved = (asked: number, got: { readonly port: number; readonly moved: boolean }, what: string) => {
    if (got.moved) notes.push(`Port ${asked} is taken: ${what} is on ${got.port}.`);
  };
  moved(options.port, app, 'the app');
  if (broker !== null) {
    moved(options.brokerPort, broker.tcp, 'the broker');
    moved(options.brokerWsPort, broker.ws, "the broker's WebSocket");
  }
  if (!isLoopback(options.host)) notes.push('Other machines can reach the app and the broker, without a password.');
  if (!companion.bridgeEnabled) {
    notes.push('Connections over mqtt:// and mqtts:// are off on this address; --bridge-allow HOST:PORT allows some.');
  }
  return notes;
}
