// The results of a run: what passed, what failed and why.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import { focusWhenThere } from '../focus-when-there.ts';
import classes from '../library.module.css';
import { junitOf, markdownOf } from './run-report.ts';
import { StepRow } from './step-row.tsx';
import type { LibraryRun } from './use-run.ts';
import { useStepWords } from './use-step-words.ts';

export function RunPanel({ profileId, run }: { readonly profileId: string; readonly run: LibraryRun }) {
  const { t } = useTranslation('library');
  const words = useStepWords();
  const [copied, setCopied] = useState<'markdown' | 'junit' | null>(null);
  const { job, steps, results } = run;
  if (run.isRefused) {
    return (
      <p className={classes.fault} role="alert">
        {t('run.refused')}
      </p>
    );
  }
  if (!job) return null;
  const count = (status: string) => results.filter((result) => result.status === status).length;
  const copy = (kind: 'markdown' | 'junit') => {
    const write = kind === 'markdown' ? markdownOf : junitOf;
    void copyText(write(job.title, steps, results, words)).then((isCopied) => setCopied(isCopied ? kind : null));
  };
  const hasFailures = !run.isRunning && count('passed') < steps.length;
  return (
    <section className={classes.card} aria-label={t('run.title', { name: job.title })}>
      <div className={classes.runHead}>
        <h3 className={classes.heading}>{t('run.title', { name: job.title })}</h3>
        <span role="status" className={classes.facts}>
          {t('run.summary', { passed: count('passed'), failed: count('failed'), total: steps.length })}
          {job.state?.stoppedBy === 'connection' && ` · ${t('run.connectionLost')}`}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: by keyboard, too, it is scrolled where it is too wide */}
      <div className={classes.scroller} role="group" tabIndex={0} aria-label={t('run.results')}>
        <table className={classes.results}>
          <thead>
            <tr>
              <th scope="col">{t('run.step')}</th>
              <th scope="col">{t('run.status')}</th>
              <th scope="col">{t('run.time')}</th>
              <th scope="col">{t('run.what')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <StepRow
                key={step.id}
                profileId={profileId}
                name={step.name}
                result={results.find(({ id }) => id === step.id) ?? null}
                words={words}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.actions}>
        {run.isRunning && (
          <Button
            variant="default"
            onClick={() => {
              run.stop();
              focusWhenThere('[data-run-over]');
            }}
          >
            {t('run.stop')}
          </Button>
        )}
        {hasFailures && (
          <Button variant="default" data-run-over disabled={!run.canRun} onClick={run.startFailed}>
            {t('run.failedAgain')}
          </Button>
        )}
        {!run.isRunning && (
          <>
            <Button variant="default" onClick={() => copy('markdown')}>
              {t(copied === 'markdown' ? 'export.copied' : 'run.copyMarkdown')}
            </Button>
            <Button variant="default" onClick={() => copy('junit')}>
              {t(copied === 'junit' ? 'export.copied' : 'run.copyJunit')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                run.dismiss();
                focusWhenThere('[data-library-new]');
              }}
            >
              {t('close')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
