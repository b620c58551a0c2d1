// Which connections are recorded, and how much of them is kept, by profile. In this browser only: a recording never leaves it
// unless it is exported.
import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

export interface RecordingSetting {
  /** Every connection from now on is recorded. */
  readonly isOn: boolean;
  /** The most bytes that one recording may take; then its oldest part goes. */
  readonly limitBytes: number;
}

export interface RecordingSettings {
  readonly byProfile: Readonly<Record<string, RecordingSetting>>;
}

const MIB = 1024 * 1024;

export const RECORDING_LIMITS: readonly number[] = [64 * MIB, 256 * MIB, 1024 * MIB, 4096 * MIB, 16_384 * MIB];

/** Some six million messages of a hundred bytes. */
export const NOT_RECORDED: RecordingSetting = { isOn: false, limitBytes: 1024 * MIB };

export const recordingSettings = createStore<RecordingSettings>()(
  persist((): RecordingSettings => ({ byProfile: {} }), {
    name: 'mqtt-loupe.recordings',
    version: 1,
    storage: createJSONStorage(() => localStorage),
  }),
);

export function recordingSetting(profileId: string): RecordingSetting {
  return recordingSettings.getState().byProfile[profileId] ?? NOT_RECORDED;
}

export function changeRecordingSetting(profileId: string, change: Partial<RecordingSetting>): void {
  recordingSettings.setState(({ byProfile }) => ({
    byProfile: { ...byProfile, [profileId]: { ...(byProfile[profileId] ?? NOT_RECORDED), ...change } },
  }));
}
