import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { patchOf } from '../apply-remedy.ts';
import type { Facts } from '../judge/facts.ts';
import type { Remedy } from '../judge/remedies.ts';
import { AcceptNote } from '../view/accept-note.tsx';
import { remedyLabel } from '../view/remedy-label.ts';
import classes from './test-connection.module.css';

export interface TestFixesProps {
  readonly facts: Facts;
  readonly remedies: readonly Remedy[];
  readonly settings: ConnectionSettings;
  readonly onFix: (patch: Partial<ConnectionSettings>) => void;
}

type FormRemedy = Exclude<Remedy, { kind: 'credentials' }>;

/** Buttons that change the form. Credentials have none: they are entered in the form itself. */
export function TestFixes({ facts, remedies, settings, onFix }: TestFixesProps) {
  const { t } = useTranslation('diagnosis');
  const fixes = remedies.filter((remedy): remedy is FormRemedy => remedy.kind !== 'credentials');
  const accept = fixes.find((remedy) => remedy.kind === 'accept-certificate');
  if (fixes.length === 0) return null;
  return (
    <>
      {accept && <AcceptNote certificate={accept.certificate} />}
      <div className={classes.fixes}>
        {fixes.map((remedy) => (
          // Not filled: the form's own primary button is.
          <Button
            key={JSON.stringify(remedy)}
            className={classes.fix ?? ''}
            onClick={() => {
              const patch = patchOf(remedy, settings);
              if (patch) onFix(patch);
            }}
          >
            {remedyLabel(t, 'formFix', remedy, facts)}
          </Button>
        ))}
      </div>
    </>
  );
}
