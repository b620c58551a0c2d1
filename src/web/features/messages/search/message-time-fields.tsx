import { useTranslation } from 'react-i18next';
import { TimeFields, type TimeFieldsProps } from '../../../kit/filter-editor/time-fields.tsx';
import { fetchMessageDetail } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';

export interface MessageTimeFieldsProps extends Pick<TimeFieldsProps, 'draft' | 'fault' | 'onChange'> {
  readonly profileId: string;
}

/** When messages came; the selected one can be where that begins. */
export function MessageTimeFields({ profileId, ...props }: MessageTimeFieldsProps) {
  const { t } = useTranslation('messageFilter');
  const selected = useWorkspace(profileId, ({ selectedSeq }) => selectedSeq);
  const timeOf = async (seq: number) => (await fetchMessageDetail(profileId, seq, 0))?.row.time ?? null;
  return (
    <TimeFields
      selectedTime={selected === null ? null : () => timeOf(selected)}
      selectedText={t('fromSelected')}
      {...props}
    />
  );
}
