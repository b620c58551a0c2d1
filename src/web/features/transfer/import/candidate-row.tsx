import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEndpoint } from '../../../../core/mqtt/endpoint.ts';
import type { ImportRemark } from '../../../../core/transfer/import-result.ts';
import classes from './import-dialog.module.css';
import type { Candidate, Choice } from './plan-import.ts';
import { Remarks } from './remarks.tsx';

interface CandidateRowProps {
  readonly candidate: Candidate;
  readonly choice: Choice;
  readonly remarks: readonly ImportRemark[];
  readonly onChoose: (patch: Partial<Choice>) => void;
}

export function CandidateRow({ candidate, choice, remarks, onChoose }: CandidateRowProps) {
  const { t } = useTranslation('transferImport');
  const { name, twin, needsCompanion, imported } = candidate;
  const { proposed } = imported;
  const taken = useTaken(candidate);
  const way = useId();
  return (
    <li className={classes.row} aria-label={name}>
      <Checkbox
        aria-label={t('take', { name })}
        checked={choice.taken}
        onChange={(event) => onChoose({ taken: event.currentTarget.checked })}
      />
      <div className={classes.facts}>
        <span className={classes.name}>{name}</span>
        <code className={classes.address}>{formatEndpoint(imported.profile.endpoint)}</code>
        {taken.length > 0 && <span className={classes.hint}>{taken.join(' · ')}</span>}
        {twin !== null && <span className={classes.warn}>{t('twin', { name: twin })}</span>}
        {needsCompanion && !choice.proposed && <span className={classes.warn}>{t('needsCompanion')}</span>}
        {proposed && (
          <span className={classes.ways}>
            {[false, true].map((value) => (
              <label key={String(value)}>
                <input
                  type="radio"
                  name={way}
                  checked={choice.proposed === value}
                  onChange={() => onChoose({ proposed: value })}
                />
                {value ? t('proposed', { address: formatEndpoint(proposed) }) : t('through')}
              </label>
            ))}
          </span>
        )}
        {remarks.length > 0 && (
          <details className={classes.remarks}>
            <summary>{t('remarks', { count: remarks.length })}</summary>
            <Remarks remarks={remarks} />
          </details>
        )}
      </div>
    </li>
  );
}

/** What comes along, in a few words. */
function useTaken({ imported: { profile, secrets } }: Candidate): readonly string[] {
  const { t } = useTranslation('transferImport');
  const count = profile.subscriptions.length;
  return [
    profile.username !== undefined && t('taken.login'),
    secrets.password !== undefined && t('taken.password'),
    secrets.clientKey !== undefined && t('taken.key'),
    profile.tls?.ca !== undefined && t('taken.ca'),
    profile.tls?.acceptedSha256 !== undefined && t('taken.accepted'),
    profile.tls !== undefined && t('taken.tls'),
    profile.will !== undefined && t('taken.will'),
    count > 0 && t('taken.subscriptions', { count }),
    profile.autoConnect === true && t('taken.autoConnect'),
    profile.group !== undefined && t('taken.group', { group: profile.group }),
  ].filter((text) => text !== false);
}
