// QoS and retain of one of a fleet's messages.
import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import type { Qos } from '../../../../core/mqtt/qos.ts';
import { QosChoice } from '../../../kit/qos-choice/qos-choice.tsx';
import classes from './form.module.css';

export interface QosAndRetainProps {
  readonly qosLabel: string;
  readonly retainLabel: string;
  readonly value: { readonly qos: Qos; readonly retain: boolean };
  readonly onChange: (patch: { readonly qos?: Qos; readonly retain?: boolean }) => void;
}

export function QosAndRetain({ qosLabel, retainLabel, value, onChange }: QosAndRetainProps) {
  const id = useId();
  return (
    <div className={classes.flags}>
      <div>
        <span className={classes.label} id={id}>
          {qosLabel}
        </span>
        <QosChoice label={qosLabel} value={value.qos} onChange={(qos) => onChange({ qos })} />
      </div>
      <Checkbox
        label={retainLabel}
        checked={value.retain}
        onChange={(event) => onChange({ retain: event.currentTarget.checked })}
      />
    </div>
  );
}
