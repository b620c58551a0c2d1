import type { RecordingEntry } from '../../../core/capture/recording.ts';

/** `Lab-broker-2026-11-23-031500.pcapng`, on the clock of this computer. */
export function recordingFileName({ name, beganAt }: Pick<RecordingEntry, 'name' | 'beganAt'>): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const began = new Date(beganAt);
  const date = [began.getFullYear(), two(began.getMonth() + 1), two(began.getDate())].join('-');
  const time = [began.getHours(), began.getMinutes(), began.getSeconds()].map(two).join('');
  const words = name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);
  return `${words || 'recording'}-${date}-${time}.pcapng`;
}
