// How a row tells its time: by the clock here or in Greenwich, from the selected message, or from the row before it.
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import { rowTime, rowTimeUtc, timeDistance } from '../../kit/row-time/row-time.ts';
import { settingsStore } from '../../state/settings-store.ts';
import type { MessageRows } from './use-message-rows.ts';

export interface ShownTime {
  readonly minutes: string;
  readonly seconds: string;
  readonly time: string;
}

export function useRowTimes(rows: MessageRows, selectedSeq: number | null): (row: MessageRow) => ShownTime {
  const mode = useStore(settingsStore, (state) => state.timeMode);
  /** Of the selected message: it is remembered when its row is out of view. */
  const selected = useRef<{ readonly seq: number; readonly time: number } | null>(null);
  if (selected.current?.seq !== selectedSeq) {
    const ordinal = selectedSeq === null ? undefined : rows.ordinalOf(selectedSeq);
    const row = ordinal === undefined ? undefined : rows.row(ordinal);
    selected.current = row ? { seq: row.seq, time: row.time } : null;
  }
  return (row) => {
    const { full, minutes, seconds } = rowTime(row.time);
    if (mode === 'utc') {
      const utc = rowTimeUtc(row.time);
      return { minutes: utc.minutes, seconds: utc.seconds, time: utc.full };
    }
    const from =
      mode === 'gap' ? rows.row(row.ordinal - 1)?.time : mode === 'relative' ? selected.current?.time : undefined;
    // Nothing to tell it from.
    if (from === undefined) return { minutes, seconds, time: full };
    return { minutes: '', seconds: timeDistance(row.time - from), time: full };
  };
}
