import { useTranslation } from 'react-i18next';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import section from '../section.module.css';
import { FormatMenu } from './format-menu.tsx';
import classes from './payload-section.module.css';
import type { PayloadModel } from './use-payload.ts';

export interface PayloadFootProps {
  readonly model: PayloadModel;
  readonly topic: string;
}

/** Where the view comes from, and what can be done with the payload. */
export function PayloadFoot({ model, topic }: PayloadFootProps) {
  const { t } = useTranslation('inspector');
  const { t: tViews } = useTranslation('payloadViews');
  const { guess, view, unasked, outcome, shown } = model;
  const isChosen = view !== unasked;
  return (
    <div className={classes.foot}>
      <span className={classes.source}>
        <CodeText text={useSource(model)} />
        {guess.signature && <>; {t('payload.signature', { name: guess.signature.name })}</>}
      </span>
      <div className={classes.actions}>
        {isChosen && (
          <button type="button" className={section.link} onClick={() => model.choose(unasked)}>
            {t('payload.useGuess', { format: tViews(`views.${unasked}`) })}
          </button>
        )}
        <FormatMenu model={model} topic={topic}>
          <button type="button" className={section.link} title={tViews('changeMeaning')}>
            {tViews('change')}
          </button>
        </FormatMenu>
        <button
          type="button"
          className={`${section.link} ${classes.copy}`}
          aria-label={t('payload.copy')}
          title={tViews(shown.document ? 'copyMeaning' : 'copyBytes')}
          onClick={model.copy}
        >
          <span data-shown={outcome !== 'copied'}>{t('payload.copy')}</span>
          <span data-shown={outcome === 'copied'}>{t('copied')}</span>
        </button>
        <button type="button" className={section.link} title={t('payload.saveMeaning')} onClick={model.save}>
          {t('payload.save')}
        </button>
      </div>
      <span className={outcome === null || outcome === 'copied' ? 'sr-only' : section.error} role="status">
        {outcome && tViews(`outcome.${outcome}`)}
      </span>
    </div>
  );
}

function useSource({ guess, binding, view, unasked }: PayloadModel): string {
  const { t } = useTranslation('inspector');
  const { t: tViews } = useTranslation('payloadViews');
  const format = tViews(`views.${view}`);
  if (view !== unasked) return t('payload.guess.chosen', { format });
  if (binding) {
    return tViews('source.binding', { view: format, filter: binding.topicFilter.replaceAll('`', "'") });
  }
  return guess.reason === 'topic'
    ? tViews('source.topic', { view: format })
    : t(`payload.guess.${guess.reason}`, { format });
}
