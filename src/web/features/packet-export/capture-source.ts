// Packets of one connection, or of several, as one pcapng file: what an export's run asks for piece by piece.
import { ok } from '../../../core/base/result.ts';
import { LogCaptureMerger } from '../../../core/capture/log-capture-merger.ts';
import type { PacketChoice, PacketExportRequest } from '../../../core/protocol/engine-contract.ts';
import type { ExportSource } from '../../kit/export-run/run-export.ts';
import { dropPacketExport, fetchPacketExportPiece } from '../../state/log-access.ts';

/** What is taken of one connection. */
export interface CapturePart {
  readonly profileId: string;
  /** Shown by Wireshark as the interface that was captured on. */
  readonly name: string;
  readonly packets: PacketChoice;
}

export interface CaptureSource extends ExportSource {
  /** Connections of version 5 whose CONNECT is not known, in what was fetched. */
  readonly withoutConnect: () => number;
}

export interface CaptureAccess {
  readonly fetchPiece: typeof fetchPacketExportPiece;
  readonly drop: typeof dropPacketExport;
}

const ENGINES: CaptureAccess = { fetchPiece: fetchPacketExportPiece, drop: dropPacketExport };

let lastExportId = 0;

/** The client's address has one byte for it. */
export const MAX_PARTS = 200;

export function captureSource(
  parts: readonly CapturePart[],
  includeSecrets: boolean,
  /** False: positions in a filtered list mean other packets now. Sequence numbers mean the same packets always. */
  isSameList: () => boolean = () => true,
  access: CaptureAccess = ENGINES,
): CaptureSource {
  const exportId = ++lastExportId;
  const merger = new LogCaptureMerger(parts.map(({ name }) => name));
  /** Of each part, how much of it was fetched. */
  const shares = parts.map(() => 0);
  const begun = new Set<number>();
  let isFirst = true;
  let withoutConnect = 0;
  return {
    begin: 0,
    end: parts.length,
    fetchPiece: async (_next, maxBytes) => {
      let written = 0;
      let missing = 0;
      const pieces = await Promise.all(
        merger.hungry.map(async (group) => {
          const { profileId, packets } = parts[group] as CapturePart;
          const begin = begun.has(group) ? null : { packets, includeSecrets, group };
          begun.add(group);
          const request: PacketExportRequest = { exportId, begin, maxBytes };
          return { group, answer: await access.fetchPiece(profileId, request) };
        }),
      );
      for (const { group, answer } of pieces) {
        if (!answer.ok) return answer;
        const { bytes, next, end, done, ...counts } = answer.value;
        merger.add(group, bytes, done);
        shares[group] = done ? 1 : next / end;
        written += counts.written;
        missing += counts.missing;
        withoutConnect += counts.withoutConnect;
      }
      const merged = merger.take();
      const bytes = isFirst ? joined(merger.header(), merged) : merged;
      isFirst = false;
      return ok({
        bytes,
        next: shares.reduce((sum, share) => sum + share, 0),
        done: merger.hungry.length === 0,
        written,
        missing,
      });
    },
    isSameList,
    release: () => {
      for (const { profileId } of parts) access.drop(profileId, exportId);
    },
    withoutConnect: () => withoutConnect,
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
