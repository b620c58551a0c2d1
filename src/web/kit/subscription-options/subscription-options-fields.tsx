// The options that a subscription has in version 5, each with a line that explains it. Fits into a pane of 180 pixels as
// into a dialog. Controlled: an identifier that is none is handed on as NaN, so ask `hasOptionFaults` before saving.
import { Checkbox } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionOptions } from '../../../core/mqtt/connection-profile.ts';
import { type ProtocolVersion, versionName } from '../../../core/mqtt/protocol-version.ts';
import { IdentifierField } from './identifier-field.tsx';
import { optionFaults, withoutDefaults } from './option-faults.ts';
import { RetainHandlingField } from './retain-handling-field.tsx';
import classes from './subscription-options.module.css';

export interface SubscriptionOptionsFieldsProps {
  readonly value: SubscriptionOptions;
  /** Of a `$share/…` filter. */
  readonly shared: boolean;
  /** Before version 5 nothing can be set, and it says why. */
  readonly version: ProtocolVersion;
  readonly onChange: (value: SubscriptionOptions) => void;
}

export function SubscriptionOptionsFields({ value, shared, version, onChange }: SubscriptionOptionsFieldsProps) {
  const { t } = useTranslation('subscriptions');
  const faults = optionFaults(value, shared);
  const noteId = useId();
  const disabled = version < 5;
  const set = (patch: SubscriptionOptions) => onChange(withoutDefaults({ ...value, ...patch }));
  return (
    <fieldset
      className={classes.fields}
      disabled={disabled}
      aria-label={t('options.title')}
      aria-describedby={disabled ? noteId : undefined}
    >
      {disabled && (
        <p className={classes.note} id={noteId}>
          {t('options.before5', { version: versionName(version) })}
        </p>
      )}
      <OptionSwitch
        label={t('options.noLocal')}
        hint={t(shared ? 'options.noLocalShared' : 'options.noLocalHint')}
        fault={faults.noLocal && `${t('options.fault.noLocalShared')} [MQTT-3.8.3-4]`}
        checked={value.noLocal ?? false}
        // What is on and must not be can be switched off.
        disabled={shared && !value.noLocal}
        onChange={(noLocal) => set({ noLocal })}
      />
      <OptionSwitch
        label={t('options.retainAsPublished')}
        hint={t('options.retainAsPublishedHint')}
        checked={value.retainAsPublished ?? false}
        onChange={(retainAsPublished) => set({ retainAsPublished })}
      />
      <RetainHandlingField
        value={value.retainHandling ?? 0}
        shared={shared}
        onChange={(retainHandling) => set({ retainHandling })}
      />
      <IdentifierField
        value={value.subscriptionIdentifier}
        faulty={faults.subscriptionIdentifier !== undefined}
        onChange={(subscriptionIdentifier) => set({ subscriptionIdentifier })}
      />
    </fieldset>
  );
}

interface OptionSwitchProps {
  readonly label: string;
  readonly hint: ReactNode;
  readonly fault?: string | undefined;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

function OptionSwitch({ label, hint, fault, checked, disabled = false, onChange }: OptionSwitchProps) {
  return (
    <Checkbox
      classNames={{ label: classes.checkLabel ?? '', description: classes.hint ?? '', error: classes.fault ?? '' }}
      label={label}
      description={fault === undefined && hint}
      error={fault}
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
