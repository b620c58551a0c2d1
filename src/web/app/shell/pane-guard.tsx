import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PaneBoundary } from '../../kit/pane-boundary/pane-boundary.tsx';
import classes from './pane-guard.module.css';

/** A pane that breaks says so in its own place, and can be shown again; the others go on. */
export function PaneGuard({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <PaneBoundary
      fallback={(error, again) => (
        <div className={classes.broken} role="alert">
          <p>{t('paneBroke', { message: error.message })}</p>
          <Button onClick={again}>{t('paneAgain')}</Button>
        </div>
      )}
    >
      {children}
    </PaneBoundary>
  );
}
