// Other addresses of the same host, and what was found there.
import { IconCircleCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Endpoint, formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import { type Facts, failedEndpoint } from '../judge/facts.ts';
import type { TriedRow } from '../judge/tried-rows.ts';
import classes from './failure-card.module.css';

/** Of those that do not work; what works is always shown. */
const SHOWN_FAILURES = 3;

export function TriedList({ facts, tried }: { readonly facts: Facts; readonly tried: readonly TriedRow[] }) {
  const { t } = useTranslation('diagnosis');
  const typed = failedEndpoint(facts.failure);
  const working = tried.filter(({ works }) => works);
  // That a port is closed or speaks something else is what everybody expects of most.
  const others = tried
    .filter(({ outcome }) => outcome === 'http' || outcome === 'certificate')
    .slice(0, SHOWN_FAILURES);
  const hidden = tried.length - working.length - others.length;
  return (
    <ul className={classes.tried}>
      {[...working, ...others].map(({ endpoint, works, outcome, status }) => (
        <li key={formatEndpoint(endpoint)}>
          {works ? (
            <IconCircleCheck className={classes.works} size={14} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconX className={classes.fails} size={14} stroke={1.75} aria-hidden="true" />
          )}
          <code>{shortEndpoint(endpoint, typed)}</code>
          {outcome === 'http' && status !== null ? t('tried.httpStatus', { status }) : t(`tried.${outcome}`)}
        </li>
      ))}
      {hidden > 0 && (
        <li className={classes.rest}>{t(hidden === tried.length ? 'triedNone' : 'triedMore', { count: hidden })}</li>
      )}
    </ul>
  );
}

/** Only what differs from the typed address, where that is the path alone. */
export function shortEndpoint(endpoint: Endpoint, typed: Endpoint): string {
  const onlyPath = endpoint.scheme === typed.scheme && endpoint.port === typed.port;
  return onlyPath ? endpoint.path : formatEndpoint(endpoint);
}
