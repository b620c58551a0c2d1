// How many packets an export has, and about how large it becomes. Asked anew as the log grows, but seldom enough that the
// engine has little to do with it.
import { useEffect, useState } from 'react';
import type { LogCaptureSize } from '../../../core/capture/log-capture-size.ts';
import { fetchPacketExportSize } from '../../state/log-access.ts';
import { type CaptureChoice, type CaptureScope, captureParts } from './capture-parts.ts';

const EVERY_MS = 1000;
/** The part of its time that the engine may count. */
const SHARE = 0.05;

/** Null while it is not known. */
export function useCaptureSize(scope: CaptureScope, profileId: string, choice: CaptureChoice): LogCaptureSize | null {
  const [size, setSize] = useState<LogCaptureSize | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    setSize(null);
    if (scope === 'messages') return;
    const ask = async () => {
      const began = performance.now();
      const parts = captureParts(scope, profileId, choice);
      const sizes = await Promise.all(parts.map((part) => fetchPacketExportSize(part.profileId, part.packets)));
      if (gone) return;
      setSize({
        packets: sizes.reduce((sum, known) => sum + (known?.packets ?? 0), 0),
        bytes: sizes.reduce((sum, known) => sum + (known?.bytes ?? 0), 0),
      });
      timer = setTimeout(ask, Math.max(EVERY_MS, (performance.now() - began) / SHARE));
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [scope, profileId, choice]);
  return size;
}
