import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProtocolVersion, versionName } from '../../../../core/mqtt/protocol-version.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import field from './form-field.module.css';
import classes from './version-field.module.css';

const VERSIONS = ([5, 4, 3] as const).map((value) => ({ value, text: versionName(value) }));

interface VersionFieldProps {
  readonly value: ProtocolVersion;
  readonly onChange: (version: ProtocolVersion) => void;
}

export function VersionField({ value, onChange }: VersionFieldProps) {
  const { t } = useTranslation('connectionForm');
  const id = useId();
  return (
    <div className={field.group}>
      <span className={field.label} id={id}>
        {t('form.version')}
      </span>
      <div className={classes.row}>
        <SegmentChoice
          label={t('form.version')}
          labelledBy={id}
          options={VERSIONS}
          value={value}
          onChange={onChange}
          size="form"
        />
        <span className={field.hint}>{t('form.versionHint')}</span>
      </div>
    </div>
  );
}
