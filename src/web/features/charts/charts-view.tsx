// Boards of charts: numbers and states of messages, rates and round-trip times, over time.
import { useTranslation } from 'react-i18next';
import { addChartsTexts } from './charts-texts.ts';

addChartsTexts();

export interface ChartsViewProps {
  readonly profileId: string;
  /** The message behind a point is to be shown. */
  readonly onMessage: (seq: number) => void;
}

export function ChartsView(_props: ChartsViewProps) {
  const { t } = useTranslation('charts');
  return <h2>{t('title')}</h2>;
}
