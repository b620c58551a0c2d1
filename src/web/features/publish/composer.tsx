// Where messages are published from.
import { Button, Checkbox, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicFault, TopicRule } from '../../../core/mqtt/topic.ts';
import { QosChoice } from '../../kit/qos-choice/qos-choice.tsx';
import classes from './composer.module.css';
import { FateLine } from './fate-line.tsx';
import { type ComposerModel, useComposer } from './use-composer.ts';

/** There is one composer at a time. */
const TOPIC_ERROR_ID = 'publish-topic-error';

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export function Composer({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('publish');
  const composer = useComposer(profileId);
  const { draft, change, submit, connected } = composer;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      className={classes.composer}
      aria-label={t('form')}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.line}>
        <TopicField composer={composer} />
        <div className={classes.options}>
          <span className={classes.label} aria-hidden="true">
            {t('qos')}
          </span>
          <QosChoice label={t('qos')} value={draft.qos} onChange={(qos) => change({ qos })} />
          <Checkbox
            className={classes.retain ?? ''}
            label={t('retain')}
            title={t('retainHelp')}
            checked={draft.retain}
            onChange={(event) => change({ retain: event.currentTarget.checked })}
          />
        </div>
      </div>
      {composer.topicFault && <TopicError fault={composer.topicFault} />}
      <textarea
        className={classes.payload}
        aria-label={t('payload')}
        placeholder={t(draft.retain ? 'clearsRetained' : 'payloadPlaceholder')}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        value={draft.payload.text}
        onChange={(event) => change({ payload: { ...draft.payload, text: event.currentTarget.value } })}
      />
      <div className={classes.line}>
        <FateLine fate={composer.fate} />
        <Sizes payloadBytes={composer.payloadBytes} packetBytes={composer.packetBytes} />
        <Button type="submit" variant="filled" className={classes.publish ?? ''} disabled={!connected}>
          {t('publish')}
          <span className={classes.keys} aria-hidden="true">
            {t(IS_MAC ? 'keysMac' : 'keys')}
          </span>
        </Button>
      </div>
    </form>
  );
}

function TopicField({ composer: { draft, topicFault, change } }: { readonly composer: ComposerModel }) {
  const { t } = useTranslation('publish');
  return (
    <TextInput
      className={classes.topic ?? ''}
      classNames={{ input: classes.topicInput ?? '' }}
      aria-label={t('topic')}
      data-field="publish-topic"
      placeholder={t('topic')}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      error={topicFault !== null}
      aria-describedby={topicFault ? TOPIC_ERROR_ID : undefined}
      value={draft.topic}
      onChange={(event) => change({ topic: event.currentTarget.value })}
    />
  );
}

function TopicError({ fault }: { readonly fault: TopicFault }) {
  const { t } = useTranslation('publish');
  return (
    <p className={classes.topicError} id={TOPIC_ERROR_ID} role="alert">
      {`${t(`rule.${ruleOfName(fault.rule)}`)} [${fault.clause}]`}
    </p>
  );
}

function Sizes({ payloadBytes, packetBytes }: Pick<ComposerModel, 'payloadBytes' | 'packetBytes'>) {
  const { t, i18n } = useTranslation('publish');
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <span className={classes.sizes} title={t('onWireHelp')}>
      {t('bytes', { count: payloadBytes, size: number(payloadBytes) })}
      <span className={classes.onWire}>{t('onWire', { size: number(packetBytes) })}</span>
    </span>
  );
}

/** A topic name cannot break the rules of filters: the others are for the compiler. */
function ruleOfName(rule: TopicRule) {
  switch (rule) {
    case 'empty':
    case 'too-long':
    case 'null-character':
    case 'surrogate':
      return rule;
    case 'wildcard-in-name':
    case 'hash-shares-level':
    case 'hash-not-last':
    case 'plus-shares-level':
    case 'bad-share':
      return 'wildcard-in-name';
  }
}
