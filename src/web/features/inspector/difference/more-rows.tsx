import { useTranslation } from 'react-i18next';
import section from '../section.module.css';
import type { ShownPart } from './use-shown-part.ts';

export interface MoreRowsProps {
  readonly part: ShownPart<unknown>;
  /** There are changes that cannot be shown, either. */
  readonly isCut: boolean;
}

/** Goes on with a list of changes, or says that it ends before the changes do. */
export function MoreRows({ part: { next, more }, isCut }: MoreRowsProps) {
  const { t } = useTranslation('related');
  if (next > 0) {
    return (
      <button type="button" className={section.link} onClick={more}>
        {t('difference.showMore', { count: next })}
      </button>
    );
  }
  return isCut ? <p className={section.none}>{t('difference.moreChanges')}</p> : null;
}
