import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import section from '../section.module.css';
import { useByteSize } from '../use-byte-size.ts';
import { MOST_PAYLOAD_BYTES } from '../use-inspected-message.ts';
import { FormatSwitch } from './format-switch.tsx';
import { PayloadBody } from './payload-body.tsx';
import { PayloadFoot } from './payload-foot.tsx';
import classes from './payload-section.module.css';
import { usePayload } from './use-payload.ts';

export interface PayloadSectionProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  readonly onShowMore: () => void;
}

export function PayloadSection({ profileId, detail, onShowMore }: PayloadSectionProps) {
  const { t } = useTranslation('inspector');
  const model = usePayload(profileId, detail);
  const { payload, row } = detail;
  return (
    <section className={section.section}>
      <div className={section.head}>
        <h3 className={section.title}>{t('payload.title')}</h3>
        <FormatSwitch format={model.format} onChoose={model.choose} />
      </div>
      <PayloadBody
        key={`${row.seq} ${model.format}`}
        reading={model.reading}
        format={model.format}
        bytes={payload}
        retain={row.retain}
      />
      {payload.length < row.size && <Partly shown={payload.length} whole={row.size} onShowMore={onShowMore} />}
      {row.size > 0 && <PayloadFoot model={model} />}
    </section>
  );
}

interface PartlyProps {
  readonly shown: number;
  readonly whole: number;
  readonly onShowMore: () => void;
}

/** Says that more is there than is shown, and how to get it. */
function Partly({ shown, whole, onShowMore }: PartlyProps) {
  const { t } = useTranslation('inspector');
  const size = useByteSize();
  return (
    <p className={classes.partly}>
      {t('payload.partly', { shown: size(shown), whole: size(whole) })}
      {shown < MOST_PAYLOAD_BYTES && (
        <button type="button" className={section.link} onClick={onShowMore}>
          {whole <= MOST_PAYLOAD_BYTES
            ? t('payload.showAll')
            : t('payload.showMore', { size: size(MOST_PAYLOAD_BYTES) })}
        </button>
      )}
    </p>
  );
}
