// A lab's report: a page to be printed, or saved as Markdown. Black on white in print, whatever the app's colours are.
import { Button, TextInput } from '@mantine/core';
import { useFocusTrap } from '@mantine/hooks';
import { IconArrowLeft, IconMarkdown, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { saveBlob } from '../../../kit/save-bytes/save-blob.ts';
import { answered, learnProgressStore } from '../../../state/learn-progress.ts';
import { LabLine } from '../lab-text.tsx';
import { useLab } from '../use-lab.ts';
import { useMeans } from '../use-means.ts';
import { makeReport, type ReportStep } from './report.ts';
import { reportMarkdown } from './report-markdown.ts';
import { closeReport } from './report-store.ts';
import classes from './report-view.module.css';

const CLOCK: Intl.DateTimeFormatOptions = {
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
};

/** Kept among the answers: no question can have this id. */
const STUDENT = '$student';

export interface ReportViewProps {
  readonly labId: string;
  readonly profileId: string | null;
  /** A drawing of an exchange for paper. */
  readonly drawExchange: (exchange: Exchange) => ReactNode;
  /** What writes an exchange as text. */
  readonly loadWriter: () => Promise<(exchange: Exchange) => string>;
}

export function ReportView({ labId, profileId, drawExchange, loadWriter }: ReportViewProps) {
  const { t, i18n } = useTranslation('learn');
  const lab = useLab(labId);
  const means = useMeans(profileId);
  const record = useStore(learnProgressStore, ({ byLab }) => byLab[labId]);
  const trap = useFocusTrap();
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const name = record?.answers[STUDENT] ?? '';
  if (!lab) return null;
  const report = makeReport(lab, record, means);
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(Date.now());
  const clock = new Intl.DateTimeFormat(i18n.language, CLOCK);
  const time = (ms: number) => clock.format(ms);
  const save = async () => {
    const text = reportMarkdown(report, { name: name.trim(), date, time, writeExchange: await loadWriter() }, t);
    saveBlob(new Blob([text], { type: 'text/markdown' }), `${labId.replaceAll(/[^\w.-]+/gu, '-')}.md`);
  };
  return createPortal(
    <div
      ref={trap}
      className={classes.over}
      role="dialog"
      aria-modal="true"
      aria-label={t('report.title')}
      data-print-page
      onKeyDown={({ key }) => key === 'Escape' && closeReport()}
    >
      <div className={classes.tools}>
        <Button leftSection={<IconArrowLeft size={16} stroke={1.75} />} onClick={closeReport}>
          {t('report.close')}
        </Button>
        <TextInput
          aria-label={t('report.name')}
          placeholder={t('report.name')}
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => answered(labId, STUDENT, currentTarget.value)}
        />
        <Button leftSection={<IconMarkdown size={16} stroke={1.75} />} onClick={() => void save()}>
          {t('report.markdown')}
        </Button>
        <Button variant="filled" leftSection={<IconPrinter size={16} stroke={1.75} />} onClick={() => window.print()}>
          {t('report.print')}
        </Button>
      </div>
      <article className={classes.paper}>
        <h1>{t('report.of', { title: report.title })}</h1>
        <p>
          {name.trim() !== '' && (
            <>
              {t('report.student', { name: name.trim() })}
              <br />
            </>
          )}
          {t('report.date', { date })}
          <br />
          {t('report.progress', { done: report.done, count: report.steps.length })}
        </p>
        {report.steps.map((step, i) => (
          <Step key={step.title} number={i + 1} step={step} time={time} drawExchange={drawExchange} />
        ))}
        {report.questions.length > 0 && (
          <section>
            <h2>{t('questions')}</h2>
            {report.questions.map(({ text, answer }) => (
              <div key={text} className={classes.answer}>
                <p>
                  <b>
                    <LabLine text={text} />
                  </b>
                </p>
                <p className={classes.words}>{answer === '' ? t('report.noAnswer') : answer}</p>
              </div>
            ))}
          </section>
        )}
      </article>
    </div>,
    document.body,
  );
}

interface StepProps {
  readonly number: number;
  readonly step: ReportStep;
  readonly time: (ms: number) => string;
  readonly drawExchange: (exchange: Exchange) => ReactNode;
}

function Step({ number, step, time, drawExchange }: StepProps) {
  const { t } = useTranslation('learn');
  return (
    <section>
      <h2>
        {number}. {step.title} {step.isDone && <span>✓</span>}
      </h2>
      {step.tasks.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('report.task')}</th>
              <th>{t('report.proof')}</th>
            </tr>
          </thead>
          <tbody>
            {step.tasks.map(({ text, proof }) => (
              <tr key={text}>
                <td>
                  <LabLine text={text} />
                </td>
                <td>
                  {proof === null && t('report.unproved')}
                  {proof && <div className={classes.connection}>{proof.connection}</div>}
                  {proof?.packets.map((packet) => (
                    <div key={`${packet.time} ${packet.text}`} className={classes.packet}>
                      {time(packet.time)} {packet.from === 'client' ? '→' : '←'} {packet.text}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {step.exchanges.map((exchange) => (
        <figure key={`${exchange.startedAt} ${exchange.firstSeq}`}>{drawExchange(exchange)}</figure>
      ))}
    </section>
  );
}
