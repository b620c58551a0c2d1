import { IconFileDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addCaptureTexts } from './capture-texts.ts';
import classes from './drop-overlay.module.css';

addCaptureTexts();

/** Over everything, and in nobody's way. */
export function DropOverlay() {
  const { t } = useTranslation('capture');
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.frame}>
        <IconFileDownload size={40} stroke={1.5} aria-hidden="true" />
        <strong className={classes.title}>{t('drop')}</strong>
        <span>{t('dropMeaning')}</span>
      </div>
    </div>
  );
}
