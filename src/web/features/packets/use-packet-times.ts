// How a row tells its time: by the clock here or in Greenwich, or from the opened packet. The gap has a column of its own.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ListedPacket } from '../../../core/log/packet-row.ts';
import { type RowTime, rowTime, rowTimeUtc, timeDistance } from '../../kit/row-time/row-time.ts';
import { fetchPacketRows } from '../../state/log-access.ts';
import { settingsStore } from '../../state/settings-store.ts';

export function usePacketTimes(profileId: string, selectedSeq: number | null): (row: ListedPacket) => RowTime {
  const mode = useStore(settingsStore, (state) => state.timeMode);
  const [selectedTime, setSelectedTime] = useState<number | null>(null);
  const isRelative = mode === 'relative' && selectedSeq !== null;
  useEffect(() => {
    if (!isRelative) return setSelectedTime(null);
    let isCurrent = true;
    void fetchPacketRows(profileId, selectedSeq, 1).then((window) => {
      if (isCurrent) setSelectedTime(window?.rows[0]?.time ?? null);
    });
    return () => {
      isCurrent = false;
    };
  }, [profileId, isRelative, selectedSeq]);
  return ({ time }) => {
    if (mode === 'utc') return rowTimeUtc(time);
    const shown = rowTime(time);
    return selectedTime === null ? shown : { ...shown, minutes: '', seconds: timeDistance(time - selectedTime) };
  };
}
