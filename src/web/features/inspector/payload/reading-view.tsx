// A view that takes reading: what is here of it, what is still to come, and why it cannot be had.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import section from '../section.module.css';
import { useByteSize } from '../use-byte-size.ts';
import { DocumentView } from './document-view.tsx';
import { LoadState } from './load-state.tsx';
import classes from './payload-section.module.css';
import { TextParts } from './text-parts.tsx';
import type { PayloadModel } from './use-payload.ts';

export interface ReadingViewProps {
  readonly label: string;
  readonly profileId: string;
  readonly detail: MessageDetail;
  readonly model: PayloadModel;
  /** The bytes, in place of what cannot be shown. */
  readonly hex: (markedAt?: number) => ReactNode;
}

export function ReadingView({ label, profileId, detail, model, hex }: ReadingViewProps) {
  const { t } = useTranslation('payloadViews');
  const size = useByteSize();
  const { shown, view } = model;
  const { row } = detail;
  if (shown.failure === 'gone') return <p className={classes.fault}>{t('failure.gone')}</p>;
  if (shown.failure !== null) {
    return (
      <>
        <p className={classes.fault} role="alert">
          {t(`failure.${shown.failure}`)}{' '}
          <button type="button" className={section.link} onClick={shown.retry}>
            {t('retry')}
          </button>
        </p>
        {hex()}
      </>
    );
  }
  if (shown.isTooLarge) {
    return (
      <>
        {view !== 'text' && <p className={classes.fault}>{t('tooLarge', { whole: size(row.size) })}</p>}
        <TextParts label={label} profileId={profileId} seq={row.seq} size={row.size} />
      </>
    );
  }
  return (
    <>
      {shown.document && (
        <DocumentView key={row.seq} label={label} document={shown.document} model={model} topic={row.topic} hex={hex} />
      )}
      <LoadState shown={shown} bytesHere={detail.payload.length} bytesWhole={row.size} />
    </>
  );
}
