// The properties of MQTT 5 that a message may carry; folded while none is set.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserProperty } from '../../../../core/mqtt/connection-profile.ts';
import type { PropertyTemplates } from '../../../../core/publish/publish-template.ts';
import classes from './automation-form.module.css';
import { FormField } from './form-field.tsx';

export interface PropertyFieldsProps {
  readonly value: PropertyTemplates;
  readonly onChange: (value: PropertyTemplates) => void;
}

export function PropertyFields({ value, onChange }: PropertyFieldsProps): ReactNode {
  const { t } = useTranslation('automation');
  const [opened] = useState(() => hasProperties(value));
  // A line that is begun is no property yet, and must not go while it is typed.
  const [lines, setLines] = useState(() => linesOf(value.userProperties));
  const change = (patch: Partial<PropertyTemplates>) => onChange({ ...value, ...patch });
  return (
    <details className={classes.fold} open={opened}>
      <summary className={classes.summary}>{t('template.properties')}</summary>
      <div className={classes.grid}>
        <FormField
          label={t('template.contentType')}
          mono
          value={value.contentType}
          onChange={(contentType) => change({ contentType })}
        />
        <FormField
          label={t('template.expiry')}
          mono
          value={value.messageExpiryInterval}
          onChange={(messageExpiryInterval) => change({ messageExpiryInterval })}
        />
        <FormField
          label={t('template.responseTopic')}
          mono
          value={value.responseTopic}
          onChange={(responseTopic) => change({ responseTopic })}
        />
        <FormField
          label={t(value.correlationIsHex ? 'template.correlationHex' : 'template.correlationData')}
          mono
          value={value.correlationData}
          onChange={(correlationData) => change({ correlationData })}
        />
        <div className={classes.whole}>
          <FormField
            label={t('template.userProperties')}
            mono
            rows={2}
            hint={t('template.userPropertiesHint')}
            value={lines}
            onChange={(text) => {
              setLines(text);
              change({ userProperties: propertiesOf(text) });
            }}
          />
        </div>
      </div>
    </details>
  );
}

function hasProperties({ contentType, messageExpiryInterval, responseTopic, ...rest }: PropertyTemplates): boolean {
  const texts = [contentType, messageExpiryInterval, responseTopic, rest.correlationData];
  return texts.some((text) => text !== '') || rest.userProperties.length > 0;
}

function linesOf(properties: readonly UserProperty[]): string {
  return properties.map(([name, value]) => `${name}=${value}`).join('\n');
}

function propertiesOf(text: string): readonly UserProperty[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    });
}
