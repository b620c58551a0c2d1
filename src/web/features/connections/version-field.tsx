import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProtocolVersion, versionName } from '../../../core/mqtt/protocol-version.ts';
import field from './form-field.module.css';
import classes from './version-field.module.css';

const VERSIONS: readonly ProtocolVersion[] = [5, 4, 3];

interface VersionFieldProps {
  readonly value: ProtocolVersion;
  readonly onChange: (version: ProtocolVersion) => void;
}

export function VersionField({ value, onChange }: VersionFieldProps) {
  const { t } = useTranslation('connections');
  const id = useId();
  return (
    <div className={field.group}>
      <span className={field.label} id={id}>
        {t('form.version')}
      </span>
      <div className={classes.row}>
        <div className={classes.group} role="radiogroup" aria-labelledby={id}>
          {VERSIONS.map((version) => (
            <label key={version} className={classes.part}>
              <input type="radio" name={id} checked={version === value} onChange={() => onChange(version)} />
              <span>{versionName(version)}</span>
            </label>
          ))}
        </div>
        <span className={field.hint}>{t('form.versionHint')}</span>
      </div>
    </div>
  );
}
