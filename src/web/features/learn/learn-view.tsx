// Guided labs: steps, what to do in each, and the packets that prove it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabAction } from '../../../core/learn/lab.ts';
import { addLearnTexts } from './learn-texts.ts';

addLearnTexts();

export interface LearnViewProps {
  /** The connection that the lab is done on; null: none is open yet. */
  readonly profileId: string | null;
  /** What a button of a task prepares, as far as other parts of the app do it. */
  readonly onAction: (action: LabAction) => void;
  /** The exchange that a packet belongs to, live. */
  readonly renderExchange: (profileId: string, seq: number) => ReactNode;
  /** Shows a packet in the packet list. */
  readonly onPacket: (profileId: string, seq: number) => void;
}

export function LearnView(_props: LearnViewProps) {
  const { t } = useTranslation('learn');
  return <h2>{t('title')}</h2>;
}
