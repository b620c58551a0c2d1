// What the list shows of the labs that come with the app, before any of them is loaded.
import type { LabId } from './labs-index.ts';

export interface LabTitle {
  readonly title: string;
  readonly minutes: number;
  readonly steps: number;
}

/** Held against the files by a test. */
export const LAB_TITLES: Readonly<Record<'en' | 'ru', Readonly<Record<LabId, LabTitle>>>> = {
  en: {
    'first-steps': { title: 'First steps', minutes: 45, steps: 10 },
    sessions: { title: 'Sessions', minutes: 30, steps: 6 },
    security: { title: 'Security', minutes: 25, steps: 5 },
    mqtt5: { title: 'MQTT 5', minutes: 30, steps: 6 },
    'own-broker': { title: 'Your own broker', minutes: 30, steps: 6 },
  },
  ru: {
    'first-steps': { title: 'Первые шаги', minutes: 45, steps: 10 },
    sessions: { title: 'Сессии', minutes: 30, steps: 6 },
    security: { title: 'Безопасность', minutes: 25, steps: 5 },
    mqtt5: { title: 'MQTT 5', minutes: 30, steps: 6 },
    'own-broker': { title: 'Свой брокер', minutes: 30, steps: 6 },
  },
};
