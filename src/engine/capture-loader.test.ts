import { describe, expect, it } from 'vitest';
import { WallClock } from '../core/base/wall-clock.ts';
import type { CaptureSink } from '../core/capture/capture-sink.ts';
import type { CaptureState } from '../core/capture/capture-state.ts';
import { PacketLog } from '../core/log/packet-log.ts';
import { TopicTable } from '../core/log/topic-table.ts';
import { CaptureLoader, type CaptureReading } from './capture-loader.ts';
import { ChartDesk } from './charts/chart-requests.ts';
import { PacketIntake } from './packet-intake.ts';

/** QoS 0 to the topic `a`. */
const MESSAGE = Uint8Array.from([0x30, 4, 0, 1, 0x61, 0x78]);

/** A reader of which each step finds one message. */
function fakeReader(steps: number, onStep: (step: number) => void = () => {}) {
  return (_file: Uint8Array, sink: CaptureSink): CaptureReading => {
    let step = 0;
    return {
      get progress() {
        return step / steps;
      },
      step() {
        onStep(step);
        if (step === 0)
          sink.connection({
            ...{ index: 0, client: '10.0.0.2:50000', server: '10.0.0.1:1883', transport: 'tcp', version: 4 },
            ...{ openedAt: 1000, beginsInTheMiddle: false },
          });
        sink.packet(0, 'out', MESSAGE, 1000 + step++);
        return step < steps;
      },
      end: () => ({
        ...{ frames: step, packets: step, connections: 1 },
        ...{ otherStreams: { tls: 2, compressed: 0, unknown: 0 }, fault: null },
      }),
    };
  };
}

function setUp(read: ReturnType<typeof fakeReader>) {
  const log = new PacketLog(1 << 20);
  const intake = new PacketIntake(log, new TopicTable(), new WallClock());
  const states: CaptureState[] = [];
  const loader = new CaptureLoader({ intake, read, onState: (state) => states.push(state), onProgress: () => {} });
  return { log, loader, states, intake };
}

const FILE = new Blob([new Uint8Array(1000)]);
const MAX_BYTES = 1 << 26;

describe('CaptureLoader', () => {
  it('has rates up to its end: after it nothing is known', async () => {
    const { loader, intake } = setUp(fakeReader(3));
    await loader.open(FILE, MAX_BYTES);
    const sources = [{ kind: 'rate', topicFilter: '#', of: 'messages' }] as const;
    const ask = (to: number) => new ChartDesk(intake).data({ boardId: 'b', sources, from: 0, to, pixels: 10 });
    expect(ask(60_000).series[0]?.points).toBe(ask(1_002).series[0]?.points);
  });

  it('reads a file to its end, and tells how far it is and what it found', async () => {
    const { log, loader, states, intake } = setUp(fakeReader(5));
    expect(await loader.open(FILE, MAX_BYTES)).toBeNull();
    expect(intake.sent).toBe(5);
    expect(log.budgetBytes).toBe(MAX_BYTES);
    expect(states[0]).toMatchObject({ phase: 'reading', readBytes: 0, totalBytes: 1000 });
    expect(states.at(-1)).toMatchObject({
      ...{ phase: 'complete', readBytes: 1000, frames: 5, packets: 5, connections: 1 },
      otherStreams: { tls: 2, compressed: 0, unknown: 0 },
      ...{ firstTime: 1000, lastTime: 1004 },
    });
    expect(loader.connections(0, 10)).toMatchObject([{ client: '10.0.0.2:50000', packets: 5 }]);
  });

  it('stops when it is told to, and keeps what was read', async () => {
    const slow = (step: number) => {
      const until = performance.now() + 25;
      while (performance.now() < until);
      if (step === 1) setTimeout(() => loader.stop());
    };
    const { loader, states, intake } = setUp(fakeReader(1000, slow));
    await loader.open(FILE, MAX_BYTES);
    expect(states.at(-1)).toMatchObject({ phase: 'stopped', isOutOfMemory: false });
    expect(intake.sent).toBeLessThan(100);
    expect(intake.sent).toBeGreaterThan(0);
  });

  it('keeps what was read before there was no memory for more', async () => {
    const { loader, states, intake } = setUp(
      fakeReader(10, (step) => {
        if (step === 3) throw new RangeError('Array buffer allocation failed');
      }),
    );
    expect(await loader.open(FILE, MAX_BYTES)).toBeNull();
    expect(states.at(-1)).toMatchObject({ phase: 'stopped', isOutOfMemory: true, packets: 3 });
    expect(intake.sent).toBe(3);
  });

  it('opens one file only', async () => {
    const { loader } = setUp(fakeReader(1));
    const first = loader.open(FILE, MAX_BYTES);
    expect(await loader.open(FILE, MAX_BYTES)).toMatchObject({ error: { code: 'busy' } });
    expect(await first).toBeNull();
  });
});
