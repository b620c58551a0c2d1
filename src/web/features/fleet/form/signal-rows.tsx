// The signals of a fleet.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newSignal, type SignalDraft } from '../../../state/fleet-drafts.ts';
import classes from './form.module.css';
import { SignalRow } from './signal-row.tsx';
import type { FleetFormModel } from './use-fleet-form.ts';

export function SignalRows({ form }: { readonly form: FleetFormModel }) {
  const { t } = useTranslation('fleet');
  const { draft, change } = form;
  const { signals } = draft;
  const changeOne = (key: number, patch: Partial<SignalDraft>) =>
    change({ signals: signals.map((signal) => (signal.key === key ? { ...signal, ...patch } : signal)) });
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t('form.signals')}</h3>
      <p className={classes.note}>{t(signals.length > 0 ? 'form.signalsHint' : 'form.noSignals')}</p>
      {signals.map((signal, i) => (
        <SignalRow
          key={signal.key}
          form={form}
          signal={signal}
          number={i + 1}
          onChange={(patch) => changeOne(signal.key, patch)}
          onRemove={() => change({ signals: signals.filter(({ key }) => key !== signal.key) })}
        />
      ))}
      <Button
        className={classes.add ?? ''}
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => change({ signals: [...signals, newSignal(freeName(signals))] })}
      >
        {t('form.addSignal')}
      </Button>
    </section>
  );
}

function freeName(signals: readonly SignalDraft[]): string {
  const names = signals.map(({ name }) => name);
  let number = signals.length + 1;
  while (names.includes(`signal${number}`)) number++;
  return `signal${number}`;
}
