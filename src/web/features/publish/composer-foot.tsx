// What became of the last publish, what would go out, and the button.
import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../core/payload/format-bytes.ts';
import classes from './composer.module.css';
import type { ComposerPanel, ComposerProps } from './composer.tsx';
import { countProperties } from './count-properties.ts';
import { FateLine } from './fate-line.tsx';
import type { ComposerModel } from './use-composer.ts';

const ComposerMenu = lazy(async () => ({ default: (await import('./composer-menu.tsx')).ComposerMenu }));
const SendProgress = lazy(async () => ({ default: (await import('./send-progress.tsx')).SendProgress }));

/** More digits than these take the place of what became of the last publish. */
const EXACT_BELOW = 1_000_000;

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export interface ComposerFootProps {
  readonly composer: ComposerModel;
  readonly panel: ComposerPanel | null;
  readonly onPanel: (panel: ComposerPanel | null) => void;
  readonly actions: ComposerProps;
}

export function ComposerFoot({ composer, panel, onPanel, actions }: ComposerFootProps) {
  const { t } = useTranslation('publish');
  const { draft, fate, fateSeq, profileId } = composer;
  const properties = countProperties(draft.properties);
  const toggle = (name: ComposerPanel, text: string, hint: string) => (
    <button
      type="button"
      className={classes.toggle}
      aria-pressed={panel === name}
      title={hint}
      onClick={() => onPanel(panel === name ? null : name)}
    >
      {text}
    </button>
  );
  return (
    <div className={classes.line}>
      <FateLine fate={fate} />
      {fateSeq !== null && (
        <button type="button" className={classes.link} onClick={() => actions.onShowMessage(fateSeq)}>
          {t('recent.show')}
        </button>
      )}
      <Suspense>
        <SendProgress profileId={profileId} />
      </Suspense>
      <div className={classes.toggles}>
        {toggle('recent', t('recent.title'), t('recent.help'))}
        {toggle(
          'properties',
          properties > 0 ? t('properties.count', { count: properties }) : t('properties.title'),
          t('properties.help'),
        )}
        <SizesToggle
          composer={composer}
          isOpen={panel === 'bytes'}
          onToggle={() => onPanel(panel === 'bytes' ? null : 'bytes')}
        />
      </div>
      <div className={classes.buttons}>
        <Suspense fallback={<span className={classes.menuRoom} />}>
          <ComposerMenu composer={composer} actions={actions} />
        </Suspense>
        <Button type="submit" variant="filled" className={classes.publish ?? ''}>
          {t('publish')}
          <span className={classes.keys} aria-hidden="true">
            {t(IS_MAC ? 'keysMac' : 'keys')}
          </span>
        </Button>
      </div>
    </div>
  );
}

interface SizesToggleProps {
  readonly composer: Pick<ComposerModel, 'payloadBytes' | 'packetBytes'>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function SizesToggle({ composer: { payloadBytes, packetBytes }, isOpen, onToggle }: SizesToggleProps) {
  const { t, i18n } = useTranslation('publish');
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <button
      type="button"
      className={`${classes.toggle} ${classes.sizes}`}
      aria-pressed={isOpen}
      title={t('onWireHelp')}
      onClick={onToggle}
    >
      {payloadBytes < EXACT_BELOW
        ? t('bytes', { count: payloadBytes, size: number(payloadBytes) })
        : formatBytes(payloadBytes)}
      <span className={classes.onWire}>{t('onWire', { size: number(packetBytes) })}</span>
    </button>
  );
}
