// What came of comparing two payloads, or why nothing did.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertUnreachable } from '../../../../core/base/assert.ts';
import type { MessageDetail } from '../../../../core/protocol/engine-contract.ts';
import section from '../section.module.css';
import { useByteSize } from '../use-byte-size.ts';
import { ByteChanges } from './byte-changes.tsx';
import type { MarkedMessage } from './comparison-store.ts';
import classes from './difference.module.css';
import { LineChanges } from './line-changes.tsx';
import { type Difference, MAX_COMPARED_BYTES, useDifference } from './use-difference.ts';
import { ValueChanges } from './value-changes.tsx';

export interface DifferenceBodyProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  readonly base: MarkedMessage;
  readonly isToMarked: boolean;
}

export function DifferenceBody({ profileId, detail, base, isToMarked }: DifferenceBodyProps) {
  const { t } = useTranslation('related');
  const size = useByteSize();
  const difference = useDifference(profileId, detail, base);
  switch (difference.kind) {
    case 'comparing':
      return <p className={classes.comparing}>{t('difference.comparing')}</p>;
    case 'gone':
      return <Note>{t('difference.gone')}</Note>;
    case 'failed':
      return <Note>{t('difference.failed')}</Note>;
    case 'too-large':
      return <Note>{t('difference.tooLarge', { size: size(MAX_COMPARED_BYTES) })}</Note>;
    case 'large':
      return (
        <Note>
          {t('difference.large', { size: size(difference.bytes) })}{' '}
          <button type="button" className={section.link} onClick={difference.compare}>
            {t('difference.compare')}
          </button>
        </Note>
      );
    case 'shown':
      return (
        <Changes
          key={`${base.seq} ${detail.row.seq}`}
          difference={difference}
          size={detail.row.size}
          isToMarked={isToMarked}
        />
      );
    default:
      return assertUnreachable(difference);
  }
}

interface ChangesProps {
  readonly difference: Extract<Difference, { readonly kind: 'shown' }>;
  /** Of the payload after. */
  readonly size: number;
  readonly isToMarked: boolean;
}

function Changes({ difference: { base, comparison }, size, isToMarked }: ChangesProps) {
  const { t } = useTranslation('related');
  const bytes = useByteSize();
  if (comparison.kind === 'same') return <Note>{t(isToMarked ? 'difference.sameAsMarked' : 'difference.same')}</Note>;
  if (base.size === 0) return <Note>{t('difference.wasEmpty')}</Note>;
  if (size === 0) return <Note>{t('difference.isEmpty', { size: bytes(base.size) })}</Note>;
  switch (comparison.kind) {
    case 'values':
      return <ValueChanges {...comparison} />;
    case 'text':
      return <LineChanges {...comparison} />;
    case 'bytes':
      return <ByteChanges {...comparison} />;
    default:
      return assertUnreachable(comparison);
  }
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className={section.none}>{children}</p>;
}
