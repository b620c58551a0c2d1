import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isWebSocketScheme, SCHEMES, type Scheme } from '../../../../core/mqtt/endpoint.ts';
import { looksLikeMosquittoCommand } from '../../../../core/transfer/mosquitto-command.ts';
import { companionStore } from '../../../state/companion-store.ts';
import classes from './address-fields.module.css';
import { FilledHint, Note } from './address-hints.tsx';
import { addressNote } from './address-notes.ts';
import type { DraftField } from './draft-faults.ts';
import field from './form-field.module.css';
import { FormField } from './form-field.tsx';
import type { ProfileForm } from './use-profile-form.ts';

/** Protocol, host, port and path, with one place below them for what is to be said of them. */
export function AddressFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useTranslation('connectionForm');
  const companion = useStore(companionStore);
  const id = useId();
  const { state, dispatch, faults } = form;
  const { draft, filled } = state;
  const hasPath = isWebSocketScheme(draft.scheme);
  const note = addressNote(draft, { companion, pageIsHttps: location.protocol === 'https:' });
  const shown = (['host', 'port', 'path'] as const).flatMap((name) => faults[name] ?? []);
  const common = (name: DraftField) => ({
    mono: true,
    faultId: faults[name] && `${id}-faults`,
    onBlur: () => dispatch({ type: 'leave', field: name }),
    'data-field': name,
  });
  return (
    <div>
      <div className={classes.row} data-path={hasPath || undefined}>
        <SchemeField value={draft.scheme} onChange={(scheme) => dispatch({ type: 'scheme', scheme })} />
        <FormField
          {...common('host')}
          label={t('form.host')}
          value={draft.host}
          inputMode="url"
          data-autofocus
          onText={(text) => dispatch({ type: 'host', text })}
          onPaste={(event) => {
            // A field of one line drops the line ends, and a command goes on over several.
            const text = event.clipboardData.getData('text/plain');
            if (!/[\r\n]/u.test(text.trim()) || !looksLikeMosquittoCommand(text)) return;
            event.preventDefault();
            dispatch({ type: 'host', text });
          }}
        />
        <FormField
          {...common('port')}
          label={t('form.port')}
          value={draft.port}
          inputMode="numeric"
          onText={(port) => dispatch({ type: 'edit', patch: { port, portEdited: true } })}
        />
        {hasPath && (
          <FormField
            {...common('path')}
            label={t('form.path')}
            value={draft.path}
            onText={(path) => dispatch({ type: 'edit', patch: { path } })}
          />
        )}
      </div>
      <div className={classes.below}>
        <div id={`${id}-faults`} role="alert">
          {shown.map((fault) => (
            <p key={fault} className={field.fault}>
              {t(`fault.${fault}`)}
            </p>
          ))}
        </div>
        <div role="status">
          {note && <Note note={note} />}
          {shown.length === 0 && (!note || filled?.kind === 'command') && (
            <FilledHint filled={filled} port={draft.port} />
          )}
        </div>
      </div>
    </div>
  );
}

interface SchemeFieldProps {
  readonly value: Scheme;
  readonly onChange: (scheme: Scheme) => void;
}

function SchemeField({ value, onChange }: SchemeFieldProps) {
  const { t } = useTranslation('connectionForm');
  const id = useId();
  return (
    <div className={field.group}>
      <label className={field.label} htmlFor={id}>
        {t('form.protocol')}
      </label>
      <div className={field.box}>
        <select
          id={id}
          className={field.input}
          data-mono
          value={value}
          onChange={(event) => onChange(event.currentTarget.value as Scheme)}
        >
          {SCHEMES.map((scheme) => (
            <option key={scheme} value={scheme}>{`${scheme}://`}</option>
          ))}
        </select>
        <IconChevronDown className={field.chevron} size={14} stroke={1.75} aria-hidden="true" />
      </div>
    </div>
  );
}
