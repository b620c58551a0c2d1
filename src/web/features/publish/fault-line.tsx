// Why the draft cannot go out, in a line under the topic, with what mends it.
import { useTranslation } from 'react-i18next';
import type { LimitDetail } from '../../../core/protocol/engine-contract.ts';
import type { PrepareFault, TemplatePart } from '../../../core/publish/prepared-publish.ts';
import { addPublishFaultTexts } from '../../i18n/add-publish-fault-texts.ts';
import { useFaultWords } from '../../kit/publish-fault/use-fault-words.ts';
import classes from './composer.module.css';
import { placeOfFault } from './place-of-fault.ts';
import type { ComposerModel } from './use-composer.ts';

addPublishFaultTexts();

export interface FaultLineProps {
  readonly fault: PrepareFault | null;
  readonly overLimit: LimitDetail | null;
  readonly composer: ComposerModel;
}

export function FaultLine({ fault, overLimit, composer }: FaultLineProps) {
  const { t } = useTranslation('publish');
  const words = useFaultWords();
  if (!fault) {
    return (
      <p className={classes.warning} role="status">
        {overLimit ? words.job({ kind: 'limit', detail: overLimit }) : t('fullAt', { maximum: composer.fullAt })}
      </p>
    );
  }
  const remedy = remedyOf(fault, composer);
  const place = lineOf(fault, composer);
  const text = words.prepare(fault);
  return (
    <p className={classes.fault} role="alert">
      {place === null ? text : t('atLine', { text, ...place })}
      {fault.kind === 'topic' && <code>{` [${fault.fault.clause}]`}</code>}
      {remedy && (
        <button type="button" className={classes.link} onClick={remedy.mend}>
          {remedy.suggestion === null ? t('remedy.asItIs') : t('remedy.meant', { name: remedy.suggestion })}
        </button>
      )}
    </p>
  );
}

/** Of a payload with several lines. */
function lineOf(
  fault: PrepareFault,
  { draft }: ComposerModel,
): { readonly line: number; readonly column: number } | null {
  const place = placeOfFault(fault, 'payload');
  const { text } = draft.payload;
  if (!place || !text.includes('\n')) return null;
  const before = text.slice(0, place.from);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

/** A variable that was meant otherwise, or braces that were meant as such. */
function remedyOf(fault: PrepareFault, composer: ComposerModel) {
  if (fault.kind !== 'variable') return null;
  const { part } = fault;
  const { from, to, suggestion, reason } = fault.fault;
  const text = textOf(part, composer);
  if (text === null || (reason !== 'unknown' && reason !== 'unclosed' && reason !== 'bad-arguments')) return null;
  const instead = suggestion === null ? `\\${text.slice(from, to)}` : `{{${suggestion}}}`;
  const mended = text.slice(0, from) + instead + text.slice(to);
  const mend = () => {
    if (part === 'topic') composer.change({ topic: mended });
    else if (part === 'payload') composer.changePayload({ text: mended });
    else composer.change({ properties: { ...composer.draft.properties, [part]: mended } });
  };
  return { suggestion, mend };
}

function textOf(part: TemplatePart, { draft }: ComposerModel): string | null {
  switch (part) {
    case 'topic':
      return draft.topic;
    case 'payload':
      return draft.payload.text;
    case 'contentType':
    case 'responseTopic':
    case 'correlationData':
    case 'messageExpiryInterval':
      return draft.properties[part];
    case 'userProperties':
    case 'topicAlias':
      return null;
  }
}
