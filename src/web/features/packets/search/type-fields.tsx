import { useTranslation } from 'react-i18next';
import type { PacketKind } from '../../../../core/log/packet-query.ts';
import editor from '../../../kit/filter-editor/filter-editor.module.css';
import classes from './type-fields.module.css';

/** In the order of their numbers; what is no packet comes last. */
const KINDS: readonly PacketKind[] = [
  'CONNECT',
  'CONNACK',
  'PUBLISH',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBSCRIBE',
  'SUBACK',
  'UNSUBSCRIBE',
  'UNSUBACK',
  'PINGREQ',
  'PINGRESP',
  'DISCONNECT',
  'AUTH',
  'EVENT',
];

export interface TypeFieldsProps {
  readonly types: readonly PacketKind[];
  /** None is chosen, and one has to be. */
  readonly isMissing: boolean;
  readonly onTypes: (types: readonly PacketKind[]) => void;
}

/** Which types of packets are listed. */
export function TypeFields({ types, isMissing, onTypes }: TypeFieldsProps) {
  const { t } = useTranslation('packets');
  return (
    <fieldset className={classes.types}>
      <legend className={editor.label}>{t('filter.kind.types')}</legend>
      {KINDS.map((kind) => (
        <label key={kind} className={classes.type} data-kind={kind}>
          <input
            type="checkbox"
            data-field="types"
            checked={types.includes(kind)}
            onChange={(event) =>
              onTypes(KINDS.filter((other) => (other === kind ? event.currentTarget.checked : types.includes(other))))
            }
          />
          {kind === 'EVENT' ? t('filter.eventLong') : kind}
        </label>
      ))}
      {isMissing && (
        <p className={`${editor.fault} ${classes.note}`} role="alert">
          {t('filter.fault.types')}
        </p>
      )}
    </fieldset>
  );
}
