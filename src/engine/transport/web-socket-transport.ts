// Carries MQTT straight to a broker's WebSocket listener.
import type { FailureCause } from '../../core/protocol/engine-contract.ts';
import type { Transport, TransportListener } from './transport.ts';

/** `close` comes in the same turn as `error`, or not at all. */
const CLOSE_AFTER_ERROR_MS = 100;

/**
 * Opens `url`. MQTT.js would do this itself, but it throws away the close code, the reason and `wasClean`, which are all
 * that a browser tells about a failure.
 */
export function openWebSocket(url: string, subprotocols: string[], listener: TransportListener): Transport {
  let socket: WebSocket;
  try {
    socket = new WebSocket(url, subprotocols);
  } catch (error) {
    // Not now: the caller does not hold the transport yet.
    queueMicrotask(() => listener.onEnd({ close: null, cause: causeOfThrow(error) }));
    return { send() {}, close() {}, unsentBytes: () => 0 };
  }
  socket.binaryType = 'arraybuffer';
  let ended = false;
  const end: TransportListener['onEnd'] = (how) => {
    if (!ended) listener.onEnd(how);
    ended = true;
  };
  // It says nothing; `close` follows and says a little, except where a Content-Security-Policy forbids the address.
  socket.onerror = () => setTimeout(() => end({ close: null, cause: null }), CLOSE_AFTER_ERROR_MS);
  socket.onopen = () => listener.onOpen();
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
    // MQTT is carried in binary frames only [MQTT-6.0.0-1]; a text frame's bytes are let through to be seen in the log.
    listener.onBytes(typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data));
  };
  socket.onclose = ({ code, reason, wasClean }) => end({ close: { code, reason, wasClean }, cause: null });
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

function causeOfThrow(error: unknown): FailureCause {
  if (error instanceof DOMException && error.name === 'SecurityError') return { kind: 'mixed-content' };
  return { kind: 'invalid-address', message: error instanceof Error ? error.message : String(error) };
}
