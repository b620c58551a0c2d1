import { useTranslation } from 'react-i18next';
import type { TopicRule } from '../../../core/mqtt/topic.ts';
import { DraftField } from './draft-field.tsx';
import { FaultPlace } from './fault-place.tsx';

export interface TopicFieldProps {
  readonly label: string;
  readonly text: string;
  readonly fault: { readonly rule: TopicRule; readonly at: number } | null;
  readonly onText: (text: string) => void;
}

/** A topic filter, and where it breaks a rule. */
export function TopicField({ label, text, fault, onText }: TopicFieldProps) {
  const { t } = useTranslation('messageFilter');
  const { t: tRule } = useTranslation('subscriptions');
  const typed = text.trim();
  return (
    <DraftField
      label={label}
      field="text"
      value={text}
      placeholder="sensors/+/temperature"
      hint={t('topicHint')}
      fault={
        fault && (
          <>
            {tRule(`rule.${fault.rule === 'bad-share' ? 'share-no-filter' : fault.rule}`)}
            {typed !== '' && <FaultPlace text={typed} at={fault.at} />}
          </>
        )
      }
      onText={onText}
    />
  );
}
