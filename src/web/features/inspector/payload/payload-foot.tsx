import { useTranslation } from 'react-i18next';
import section from '../section.module.css';
import classes from './payload-section.module.css';
import type { PayloadModel } from './use-payload.ts';

const OUTCOMES = { copied: 'copied', failed: 'copyFailed', lost: 'payload.lost' } as const;

/** Where the view comes from, and what can be done with the payload. */
export function PayloadFoot({ model }: { readonly model: PayloadModel }) {
  const { t } = useTranslation('inspector');
  const { guess, format, outcome } = model;
  const chosen = format !== guess.format;
  const source = t(`payload.guess.${chosen ? 'chosen' : guess.reason}`, { format: t(`payload.formats.${format}`) });
  return (
    <div className={classes.foot}>
      <span className={classes.source}>
        {source}
        {guess.signature && <>; {t('payload.signature', { name: guess.signature.name })}</>}
      </span>
      <div className={classes.actions}>
        {chosen && (
          <button type="button" className={section.link} onClick={() => model.choose(guess.format)}>
            {t('payload.useGuess', { format: t(`payload.formats.${guess.format}`) })}
          </button>
        )}
        <button
          type="button"
          className={`${section.link} ${classes.copy}`}
          aria-label={t('payload.copy')}
          title={t(`payload.copyMeaning.${format === 'json' || format === 'text' ? format : 'hex'}`)}
          onClick={model.copy}
        >
          <span data-shown={outcome !== 'copied'}>{t('payload.copy')}</span>
          <span data-shown={outcome === 'copied'}>{t('copied')}</span>
        </button>
        <button type="button" className={section.link} title={t('payload.saveMeaning')} onClick={model.save}>
          {t('payload.save')}
        </button>
      </div>
      <span className={outcome === 'failed' || outcome === 'lost' ? section.error : 'sr-only'} role="status">
        {outcome && t(OUTCOMES[outcome])}
      </span>
    </div>
  );
}
