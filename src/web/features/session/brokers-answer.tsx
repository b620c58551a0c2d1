// What CONNACK said, line by line, behind a button beside the connection's state.
import { ActionIcon, Popover, ScrollArea } from '@mantine/core';
import { IconInfoCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { versionName } from '../../../core/mqtt/protocol-version.ts';
import type { SessionInfo } from '../../../core/protocol/engine-contract.ts';
import { type AnswerValue, limitRows, propertyText, sessionRows } from './answer-rows.ts';
import classes from './brokers-answer.module.css';

export interface BrokersAnswerProps {
  readonly session: SessionInfo;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
}

export function BrokersAnswer({ session, opened, onChange }: BrokersAnswerProps) {
  const { t } = useTranslation('session');
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="none"
      offset={6}
      width="min(460px, calc(100vw - 16px))"
    >
      <Popover.Target>
        <button type="button" className={classes.button} onClick={() => onChange(!opened)} title={t('answer.name')}>
          <IconInfoCircle size={14} stroke={1.75} aria-hidden="true" />
          <span className={classes.buttonText}>{t('answer.name')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.card}>
        <div className={classes.head}>
          <h2>{t('answer.title')}</h2>
          <ActionIcon onClick={() => onChange(false)} aria-label={t('answer.close')} className={classes.close}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </div>
        <ScrollArea.Autosize mah="min(560px, 70vh)" type="auto" viewportProps={{ tabIndex: 0 }}>
          <Answer session={session} />
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function Answer({ session }: { readonly session: SessionInfo }) {
  const { t, i18n } = useTranslation('session');
  const { limits, properties, version } = session;
  const ms = session.connackMs.toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  return (
    <div className={classes.body}>
      <p className={classes.lead}>{t('answer.lead', { ms })}</p>
      <h3>{t('answer.session')}</h3>
      <dl className={classes.rows}>
        {sessionRows(session).map(({ field, value, meaning }) => (
          <div key={field}>
            <dt>{t(`answer.fields.${field}`)}</dt>
            <dd>
              <Value value={value} />
              {meaning && <span className={classes.meaning}>{t(`answer.meaning.${meaning}`)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('answer.limits')}</h3>
      {!limits && <p className={classes.note}>{t('answer.noLimits', { version: versionName(version) })}</p>}
      {limits && (
        <dl className={classes.rows}>
          {limitRows(limits, properties).map(({ name, value, meaning, announced, restricts }) => (
            <div key={name} data-restricts={restricts || undefined}>
              <dt>{name}</dt>
              <dd>
                <Value value={value} />
                {!announced && <span className={classes.default}>{t('answer.default')}</span>}
                <span className={classes.meaning}>{t(`answer.meaning.${meaning}`)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {version === 5 && (
        <>
          <h3>{t('answer.properties')}</h3>
          {properties.length === 0 && <p className={classes.note}>{t('answer.noProperties')}</p>}
          <dl className={classes.rows}>
            {properties.map(({ name, value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a user property may come twice, and the list never changes
              <div key={index}>
                <dt>{name}</dt>
                <dd>
                  <code>{propertyText(value)}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}

function Value({ value }: { readonly value: AnswerValue }) {
  const { t, i18n } = useTranslation('session');
  switch (value.kind) {
    case 'text':
      return <code>{value.text}</code>;
    case 'flag':
      return <code>{t(value.on ? 'answer.yes' : 'answer.no')}</code>;
    case 'none':
      return <code>{t('answer.none')}</code>;
    case 'bytes':
      return <code>{t('answer.bytes', { size: value.count.toLocaleString(i18n.language) })}</code>;
    case 'seconds':
      return <code>{t('answer.seconds', { count: value.count })}</code>;
  }
}
