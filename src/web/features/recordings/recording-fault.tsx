import type { RecordingState } from '../../../core/capture/recording.ts';
import { useRecordingTexts } from './use-recording-texts.ts';

export interface RecordingFaultProps {
  readonly recording: RecordingState;
  readonly className: string;
}

/** Why a recording has stopped, where nobody has stopped it. */
export function RecordingFault({ recording: { end }, className }: RecordingFaultProps) {
  const { t } = useRecordingTexts();
  if (end?.reason !== 'disk-full' && end?.reason !== 'failed') return null;
  const text = end.reason === 'disk-full' ? t('trouble.full') : t('trouble.failed', { message: end.message ?? '' });
  return <p className={className}>{text}</p>;
}
