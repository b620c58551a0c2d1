// Changes a subscription where it stands: SUBSCRIBE with the same filter replaces it at the broker [MQTT-3.8.4-3].
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import { isSharedFilter } from '../../../core/mqtt/topic.ts';
import { QosChoice } from '../../kit/qos-choice/qos-choice.tsx';
import { hasOptionFaults } from '../../kit/subscription-options/option-faults.ts';
import { subscribe } from '../../state/workspace-actions.ts';
import { changeEdit, type SubscriptionEdit } from './filter-draft-store.ts';
import { LazyOptionsFields } from './lazy-options-fields.tsx';
import classes from './subscription-editor.module.css';
import type { SubscriptionRow } from './subscription-rows.ts';

export interface SubscriptionEditorProps {
  readonly profileId: string;
  readonly version: ProtocolVersion;
  readonly row: SubscriptionRow;
  readonly edit: SubscriptionEdit;
  readonly onClose: () => void;
}

export function SubscriptionEditor({ profileId, version, row, edit, onClose }: SubscriptionEditorProps) {
  const { t } = useTranslation('subscriptions');
  const { filter } = row;
  const { qos, options } = edit;
  const change = (patch: Partial<SubscriptionEdit>) => changeEdit(profileId, filter, { ...edit, ...patch });
  const shared = isSharedFilter(filter);
  // Before version 5 the options are kept as they are, and shown only where there are some to keep.
  const showsOptions = version === 5 || Object.keys(options).length > 0;
  const faulty = version === 5 && hasOptionFaults(options, shared);
  const apply = () => {
    void subscribe(profileId, [{ filter, qos, ...options }]);
    onClose();
  };
  // mosquitto 2.0 takes the new QoS and identifier of a subscription it has, and keeps these two.
  const flagsChanged = !options.noLocal !== !row.noLocal || !options.retainAsPublished !== !row.retainAsPublished;
  const later = row.status.kind === 'waiting';
  const again = !shared && (options.retainHandling ?? 0) === 0;
  return (
    <form
      className={classes.editor}
      aria-label={t('edit', { filter })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (faulty) event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
        else apply();
      }}
    >
      <QosChoice label={t('qosOf', { filter })} value={qos} onChange={(next) => change({ qos: next })} />
      {showsOptions && (
        <LazyOptionsFields
          value={options}
          shared={shared}
          version={version}
          onChange={(next) => change({ options: next })}
        />
      )}
      <p className={classes.note}>{t(later ? 'replacesLater' : again ? 'replacesAndSendsRetained' : 'replaces')}</p>
      {flagsChanged && !later && <p className={classes.warning}>{t('oldOptionsMayStay')}</p>}
      <div className={classes.buttons}>
        <Button type="submit" className={classes.button ?? ''} variant="filled">
          {t('apply')}
        </Button>
        <Button className={classes.button ?? ''} onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
