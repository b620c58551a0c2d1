// Carries MQTT to a broker's TCP or TLS listener through the companion's bridge.
import type { Endpoint } from '../../core/mqtt/endpoint.ts';
import {
  BRIDGE_SUBPROTOCOL,
  type BridgeAnswer,
  type BridgeEnd,
  type BridgeOpen,
  type BridgeTls,
} from '../../core/protocol/companion-contract.ts';
import type { BridgeAccess, FailureCause } from '../../core/protocol/engine-contract.ts';
import type { Transport, TransportEnd, TransportListener } from './transport.ts';

export function openBridge(
  bridge: BridgeAccess,
  endpoint: Endpoint,
  tls: BridgeTls | undefined,
  listener: TransportListener,
): Transport {
  const socket = new WebSocket(bridge.url, BRIDGE_SUBPROTOCOL);
  socket.binaryType = 'arraybuffer';
  socket.onerror = () => {}; // It says nothing; `close` follows and says a little.
  let opened = false;
  let ended = false;

  const end = (how: TransportEnd) => {
    if (ended) return;
    ended = true;
    listener.onEnd(how);
  };
  socket.onopen = () => {
    const scheme = endpoint.scheme === 'mqtts' ? 'mqtts' : 'mqtt';
    const target = { scheme, host: endpoint.host, port: endpoint.port } as const;
    const open: BridgeOpen = { token: bridge.token, target, ...(scheme === 'mqtts' && tls ? { tls } : {}) };
    socket.send(JSON.stringify(open));
  };
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
    if (ended) return;
    if (typeof data !== 'string') return listener.onBytes(new Uint8Array(data));
    const answer = JSON.parse(data) as BridgeAnswer | BridgeEnd;
    switch (answer.type) {
      case 'open':
        opened = true;
        return listener.onOpen();
      case 'error':
        return end({ close: null, cause: bridgeFailure(answer) });
      case 'end':
        return end({
          close: null,
          cause: answer.code ? { kind: 'bridge', code: answer.code, message: answer.message } : null,
        });
    }
  };
  socket.onclose = ({ code, reason, wasClean }) => {
    // The companion itself went away, or would not take the request.
    const message = `${code} ${reason}`.trim();
    if (opened) end({ close: { code, reason, wasClean }, cause: null });
    else end({ close: { code, reason, wasClean }, cause: { kind: 'bridge', code: 'other', message } });
  };
  return {
    send(bytes) {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    close() {
      socket.close(socket.readyState === WebSocket.OPEN ? 1000 : undefined);
    },
    unsentBytes: () => socket.bufferedAmount,
  };
}

function bridgeFailure({ code, message, certificate }: Extract<BridgeAnswer, { type: 'error' }>): FailureCause {
  return { kind: 'bridge', code, message, certificate };
}
