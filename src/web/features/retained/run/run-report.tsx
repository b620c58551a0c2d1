// What becomes of deleting or restoring: progress while it goes on, then what was done, what was not, and how to undo it.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import classes from './run-report.module.css';
import { cancelRun, dismissRun, repeatRun, runsStore, type ShownRun, undoRun } from './runs-store.ts';
import { useRunLines } from './use-run-lines.ts';
import { useTroubleText } from './use-trouble-text.ts';

/** `version`: null while not connected. */
export function RunReport({
  profileId,
  version,
}: {
  readonly profileId: string;
  readonly version: ProtocolVersion | null;
}) {
  const { t } = useTranslation('retained');
  const run = useStore(runsStore, ({ byProfile }) => byProfile[profileId]);
  if (!run) return null;
  return (
    <section className={classes.report} aria-label={t('run.label')}>
      {run.phase === 'ended' ? (
        <Ended profileId={profileId} run={run} version={version} />
      ) : (
        <Running profileId={profileId} run={run} />
      )}
    </section>
  );
}

function Running({ profileId, run }: { readonly profileId: string; readonly run: ShownRun }) {
  const { t, i18n } = useTranslation('retained');
  const { counts, total, kind, phase } = run;
  const settled = total - counts.waiting - counts.sent;
  const values = { done: settled.toLocaleString(i18n.language), total: total.toLocaleString(i18n.language) };
  const doing = kind === 'delete' ? t('run.deleting', values) : t('run.restoring', values);
  return (
    <div className={classes.line}>
      <progress className={classes.progress} aria-label={t('run.progress')} value={settled} max={total} />
      <span role="status">{phase === 'checking' ? t('run.checking') : doing}</span>
      {phase === 'publishing' && (
        <Button className={classes.button ?? ''} onClick={() => cancelRun(profileId)}>
          {t('run.cancel')}
        </Button>
      )}
    </div>
  );
}

interface EndedProps {
  readonly profileId: string;
  readonly run: ShownRun;
  readonly version: ProtocolVersion | null;
}

function Ended({ profileId, run, version }: EndedProps) {
  const { t, i18n } = useTranslation('retained');
  const lines = useRunLines(run);
  const troubleText = useTroubleText(run.kind, version ?? 5);
  const offline = version === null;
  const why = offline ? t('offline') : undefined;
  const counted = (count: number) => ({ count, shown: count.toLocaleString(i18n.language) });
  const mayRepeat = run.left > 0 && (run.kind === 'restore' || run.end !== 'finished');
  return (
    <>
      <div className={classes.line}>
        <p role="status" className={classes.summary} data-tone={run.troubles.length > 0 ? 'warn' : undefined}>
          {lines.join(' ')}
        </p>
        {run.undoable > 0 && (
          <Button
            className={classes.button ?? ''}
            disabled={offline}
            title={why ?? t('run.undoMeaning')}
            onClick={() => undoRun(profileId)}
          >
            {t('run.undo', counted(run.undoable))}
          </Button>
        )}
        {mayRepeat && (
          <Button className={classes.button ?? ''} disabled={offline} title={why} onClick={() => repeatRun(profileId)}>
            {t('run.repeat', counted(run.left))}
          </Button>
        )}
        <Button
          className={classes.button ?? ''}
          variant="subtle"
          color="gray"
          title={run.undoable > 0 ? t('run.dismiss') : undefined}
          onClick={() => dismissRun(profileId)}
        >
          {t('run.dismiss')}
        </Button>
      </div>
      {run.troubles.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
        <ul className={classes.troubles} aria-label={t('run.troublesLabel')} tabIndex={0}>
          {run.troubles.slice(0, MAX_TROUBLES).map(({ topic, outcome }) => (
            <li key={topic}>
              <bdi className={classes.topic}>{topic}</bdi> <span>{troubleText(outcome)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Of ten thousand refusals the first hundreds say it all. */
const MAX_TROUBLES = 500;
