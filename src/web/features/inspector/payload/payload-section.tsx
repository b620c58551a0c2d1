import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import section from '../section.module.css';
import { FormatSwitch } from './format-switch.tsx';
import { PayloadBody } from './payload-body.tsx';
import { PayloadFoot } from './payload-foot.tsx';
import { addPayloadTexts } from './payload-texts.ts';
import { usePayload } from './use-payload.ts';

addPayloadTexts();

export interface PayloadSectionProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
}

export function PayloadSection({ profileId, detail }: PayloadSectionProps) {
  const { t } = useTranslation('inspector');
  const model = usePayload(profileId, detail);
  const { row } = detail;
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h3 className={section.title}>{t('payload.title')}</h3>
        <FormatSwitch model={model} topic={row.topic} />
      </div>
      <PayloadBody key={`${row.seq} ${model.view}`} profileId={profileId} detail={detail} model={model} />
      {row.size > 0 && <PayloadFoot model={model} topic={row.topic} />}
    </section>
  );
}
