// The properties of MQTT 5 that a PUBLISH may carry (3.3.2.3).
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UserProperty } from '../../../core/mqtt/connection-profile.ts';
import type { TemplatePart } from '../../../core/publish/prepared-publish.ts';
import type { PropertyTemplates } from '../../../core/publish/publish-template.ts';
import classes from './properties-panel.module.css';
import type { ComposerModel } from './use-composer.ts';

export function PropertiesPanel({ composer }: { readonly composer: ComposerModel }) {
  const { t } = useTranslation('publish');
  const { draft, version, limits } = composer;
  const { properties } = draft;
  const change = (patch: Partial<PropertyTemplates>) => composer.change({ properties: { ...properties, ...patch } });
  const isFaulty = (part: TemplatePart) =>
    composer.fault !== null && 'part' in composer.fault && composer.fault.part === part;
  const field = (part: 'messageExpiryInterval' | 'contentType' | 'responseTopic' | 'correlationData', hint: string) => (
    <div className={classes.field}>
      <span>{t(`properties.${part}`)}</span>
      <TextInput
        aria-label={t(`properties.${part}`)}
        classNames={{ input: classes.input ?? '' }}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        error={isFaulty(part)}
        value={properties[part]}
        onChange={({ currentTarget }) => change({ [part]: currentTarget.value })}
      />
    </div>
  );
  if (version !== 5) return <p className={classes.note}>{t('properties.needsVersion5')}</p>;
  const maximum = limits?.topicAliasMaximum;
  return (
    <div className={classes.grid}>
      {field('contentType', 'application/json')}
      {field('messageExpiryInterval', t('properties.seconds'))}
      {field('responseTopic', '')}
      <div className={classes.field}>
        {field('correlationData', '')}
        <Checkbox
          label={t('properties.asHex')}
          checked={properties.correlationIsHex}
          onChange={({ currentTarget }) => change({ correlationIsHex: currentTarget.checked })}
        />
      </div>
      <div className={classes.field}>
        <span>{t('properties.topicAlias')}</span>
        <TextInput
          aria-label={t('properties.topicAlias')}
          classNames={{ input: classes.input ?? '' }}
          inputMode="numeric"
          autoComplete="off"
          error={isFaulty('topicAlias')}
          placeholder={maximum === undefined ? '' : t('properties.aliasMaximum', { maximum })}
          value={properties.topicAlias === null ? '' : String(properties.topicAlias)}
          onChange={({ currentTarget }) => change({ topicAlias: numberOf(currentTarget.value) })}
        />
      </div>
      <Checkbox
        className={classes.flag ?? ''}
        label={t('properties.payloadIsUtf8')}
        checked={properties.payloadIsUtf8}
        onChange={({ currentTarget }) => change({ payloadIsUtf8: currentTarget.checked })}
      />
      <UserProperties value={properties.userProperties} onChange={(userProperties) => change({ userProperties })} />
    </div>
  );
}

interface UserPropertiesProps {
  readonly value: readonly UserProperty[];
  readonly onChange: (value: readonly UserProperty[]) => void;
}

/** Pairs of texts; a name may stand more than once. */
function UserProperties({ value, onChange }: UserPropertiesProps) {
  const { t } = useTranslation('publish');
  const input = (at: number, part: 0 | 1, label: string, text: string) => (
    <TextInput
      aria-label={label}
      placeholder={t(part === 0 ? 'properties.name' : 'properties.value')}
      classNames={{ input: classes.input ?? '' }}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={({ currentTarget }) => {
        const [name = '', old = ''] = value[at] ?? [];
        onChange(value.with(at, part === 0 ? [currentTarget.value, old] : [name, currentTarget.value]));
      }}
    />
  );
  return (
    <fieldset className={classes.users}>
      <legend>{t('properties.userProperties')}</legend>
      {value.map(([name, text], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair has nothing of its own but its place
        <div key={at} className={classes.pair}>
          {input(at, 0, t('properties.nameOf', { number: at + 1 }), name)}
          {input(at, 1, t('properties.valueOf', { number: at + 1 }), text)}
          <ActionIcon
            aria-label={t('properties.remove', { number: at + 1 })}
            onClick={() => onChange(value.toSpliced(at, 1))}
          >
            <IconX size={14} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.75} />}
        onClick={() => onChange([...value, ['', '']])}
      >
        {t('properties.add')}
      </Button>
    </fieldset>
  );
}

/** Null: none. Of what is no number nothing is taken. */
function numberOf(text: string): number | null {
  const digits = text.replace(/\D/gu, '').slice(0, 6);
  return digits === '' ? null : Number(digits);
}
