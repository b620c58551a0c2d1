import { useTranslation } from 'react-i18next';
import type { EngineError } from '../../../core/protocol/engine-contract.ts';
import classes from './replay.module.css';

export interface ReplayTroubleTextProps {
  /** Another replay goes to this broker. */
  readonly isBusy: boolean;
  /** Why the last attempt came to nothing. */
  readonly trouble: EngineError | null;
}

export function ReplayTroubleText({ isBusy, trouble }: ReplayTroubleTextProps) {
  const { t } = useTranslation('replay');
  const text = () => {
    if (isBusy || trouble?.code === 'busy') return t('busy');
    if (trouble?.code === 'not-connected') return t('notConnected');
    return trouble && t('failed', { message: trouble.message });
  };
  const said = text();
  return said ? (
    <p className={classes.fault} role="alert">
      {said}
    </p>
  ) : null;
}
