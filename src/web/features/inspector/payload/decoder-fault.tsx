import { useTranslation } from 'react-i18next';
import type { DecodeFault } from '../../../../core/payload/decoded/decoded-value.ts';
import type { PayloadView } from '../../../../core/payload/view/payload-view.ts';
import { VisibleText } from '../visible-text.tsx';
import classes from './payload-section.module.css';

export interface DecoderFaultProps {
  readonly view: PayloadView;
  readonly fault: DecodeFault;
}

/** Why the bytes are not what they were to be read as. The detail is the decoder's own, in English. */
export function DecoderFault({ view, fault }: DecoderFaultProps) {
  const { t } = useTranslation('payloadViews');
  const reason = t(`fault.reason.${fault.reason}`);
  return (
    <div className={classes.fault}>
      <p>{t('fault.title', { view: t(`views.${view}`), reason, at: fault.at })}</p>
      <p className={classes.detail} lang="en">
        <VisibleText text={fault.detail} />
      </p>
    </div>
  );
}
