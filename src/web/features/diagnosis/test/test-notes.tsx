import { useTranslation } from 'react-i18next';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import classes from './test-connection.module.css';
import type { Tested } from './use-connection-test.ts';

/** In what the test differed from a real connection. */
export function TestNotes({ tested }: { readonly tested: Tested }) {
  const { t } = useTranslation('diagnosis');
  const notes = [
    ...(tested.ownClientId ? [t('test.ownClientId', { clientId: tested.settings.clientId })] : []),
    ...(tested.typed.will ? [t('test.noWill')] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <p className={classes.note}>
      <CodeText text={notes.join(' ')} />
    </p>
  );
}
