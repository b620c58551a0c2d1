// The payload in the view that is chosen.
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import { HexView } from '../../../kit/hex-view/hex-view.tsx';
import { ImageView } from './image-view.tsx';
import { NumberView } from './number-view.tsx';
import classes from './payload-section.module.css';
import { ReadingView } from './reading-view.tsx';
import { TimestampView } from './timestamp-view.tsx';
import type { PayloadModel } from './use-payload.ts';

export interface PayloadBodyProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  readonly model: PayloadModel;
}

export function PayloadBody({ profileId, detail, model }: PayloadBodyProps) {
  const { t } = useTranslation('inspector');
  const { t: tViews } = useTranslation('payloadViews');
  const { view, bytes } = model;
  const { payload, row } = detail;
  if (row.size === 0) {
    return <p className={classes.empty}>{t(row.retain ? 'payload.emptyRetained' : 'payload.emptyPayload')}</p>;
  }
  const label = tViews('content', { view: tViews(`views.${view}`) });
  const hex = (markedAt?: number) => (
    <div className={classes.box}>
      <HexView label={label} bytes={bytes} markedAt={markedAt} />
    </div>
  );
  switch (view) {
    case 'hex':
      return hex();
    case 'image':
      return <ImageView profileId={profileId} detail={detail} hex={hex} />;
    case 'number':
      return <NumberView label={label} bytes={payload} size={row.size} />;
    case 'timestamp':
      return <TimestampView label={label} bytes={payload} size={row.size} hex={hex} />;
    default:
      return <ReadingView label={label} profileId={profileId} detail={detail} model={model} hex={hex} />;
  }
}
