// Starts and ends everything that the companion is: the app's server with the bridge, and the embedded broker.

import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { fail, ok, type Result } from '../core/base/result.ts';
import { type Bridge, createBridge } from './bridge/bridge.ts';
import { bridgeInfo } from './bridge/bridge-policy.ts';
import { BROKER_WS_PATH, type EmbeddedBroker, startEmbeddedBroker } from './broker/embedded-broker.ts';
import { appHandler } from './http/app-handler.ts';
import { isWildcard, ownNames } from './http/own-origin.ts';
import { compressWebFiles, loadWebFiles } from './http/web-files.ts';
import { labHandler } from './lab/lab-handler.ts';
import { type Listening, listenOnFreePort } from './listen.ts';
import type { Options } from './options.ts';
import { probeHandler } from './probe/probe-handler.ts';

export interface Companion {
  readonly app: Listening;
  /** Null with `--no-broker`. */
  readonly broker: { readonly tcp: Listening; readonly ws: Listening } | null;
  readonly bridgeEnabled: boolean;
  close(): Promise<void>;
}

export interface Surroundings {
  readonly version: string;
  /** The folder of the built app. */
  readonly webRoot: string;
}

/** The error is one line for people. */
export async function startCompanion(options: Options, surroundings: Surroundings): Promise<Result<Companion, string>> {
  const files = await loadWebFiles(surroundings.webRoot);
  if (files === null) return fail(`the app is not built: there is no index.html in ${surroundings.webRoot}`);

  const broker = await startBroker(options, surroundings.version);
  if (!broker.ok) return fail(`cannot start the embedded broker on ${options.host}: ${broker.error}`);
  // The app's port comes last, and gets its handlers before the first request can be read: whoever is answered at all
  // is told everything.
  const server = createServer();
  const app = await listenOnFreePort(server, options.host, options.port);
  if (!app.ok) {
    await broker.value?.close();
    return fail(`cannot listen on ${options.host}: ${app.error}`);
  }

  const names = ownNames(options.host, app.value.port);
  const info = bridgeInfo(options.host, options.bridgeAllow);
  const bridge: Bridge = createBridge({ names, info });
  const facts = {
    version: surroundings.version,
    embeddedBroker:
      broker.value === null
        ? null
        : { tcpPort: broker.value.tcp.port, wsPort: broker.value.ws.port, wsPath: BROKER_WS_PATH },
    brokerHost: isWildcard(options.host) ? null : options.host,
    bridge: info,
  };
  const probe = probeHandler({ names, info });
  const lab = labHandler({ names, info, faults: broker.value?.faults ?? null });
  server.on('request', appHandler({ names, files, facts, probe, lab }));
  server.on('upgrade', (request, socket: Socket, head) => {
    socket.setNoDelay(true);
    bridge.handleUpgrade(request, socket, head);
  });
  compressWebFiles(files).catch(() => {
    // A file that cannot be compressed is tried again, and reported, when somebody asks for it.
  });

  return ok({
    app: app.value,
    broker: broker.value,
    bridgeEnabled: info.enabled,
    async close() {
      const serverClosed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([bridge.close(), broker.value?.close()]);
      server.closeAllConnections();
      await serverClosed;
    },
  });
}

async function startBroker(options: Options, version: string): Promise<Result<EmbeddedBroker | null, string>> {
  if (!options.broker) return ok(null);
  return startEmbeddedBroker({
    host: options.host,
    tcpPort: options.brokerPort,
    wsPort: options.brokerWsPort,
    version: `MQTT Loupe ${version}, embedded broker (Aedes)`,
  });
}
