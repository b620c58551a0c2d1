// The evidence beside a diagnosis: request and answer as they were, the certificate, and what the browser saw.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpgradeProbe } from '../../../../core/protocol/companion-contract.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { Facts } from '../judge/facts.ts';
import { shownCertificate } from '../judge/remedies.ts';
import type { DiagnosisTexts } from '../use-diagnosis-texts.ts';
import { CopyReport } from './copy-report.tsx';
import classes from './evidence.module.css';
import { attemptRows, certificateRows, type EvidenceRow } from './evidence-rows.ts';
import { useEvidenceValue } from './use-evidence-value.ts';

export interface EvidenceProps {
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
  readonly texts: DiagnosisTexts;
}

export function Evidence({ facts, diagnosis, texts }: EvidenceProps) {
  const { t } = useTranslation('diagnosis');
  const upgrade = facts.report?.upgrade;
  const certificate = shownCertificate(facts);
  return (
    <aside className={classes.evidence} aria-label={t('evidence.name')}>
      <h3 className={classes.head}>
        {t('evidence.name')}
        <span>{t('evidence.stage', { stage: t(`stage.${diagnosis.stage}`) })}</span>
      </h3>
      {upgrade && <Exchange upgrade={upgrade} texts={texts} />}
      {certificate && (
        <Section title={t('evidence.certificate')}>
          <Rows rows={certificateRows(certificate)} />
        </Section>
      )}
      <Section title={t(facts.failure.cause.kind === 'bridge' ? 'evidence.engine' : 'evidence.browser')}>
        <Rows rows={attemptRows(facts)} />
      </Section>
      <CopyReport facts={facts} diagnosis={diagnosis} texts={texts} />
    </aside>
  );
}

function Section({ title, badge, children }: { title: string; badge?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h4 className={classes.title}>
        {title} {badge}
      </h4>
      {children}
    </section>
  );
}

/** The companion's request, and what came back. */
function Exchange({ upgrade, texts }: { readonly upgrade: UpgradeProbe; readonly texts: Pick<DiagnosisTexts, 'ms'> }) {
  const { t } = useTranslation('diagnosis');
  const sent = (
    <span className={classes.badge} data-direction="out">
      <IconArrowUp size={12} stroke={2} aria-hidden="true" />
      {t('evidence.sent')}
    </span>
  );
  const received = (
    <>
      <span className={classes.badge} data-direction="in">
        <IconArrowDown size={12} stroke={2} aria-hidden="true" />
        {t('evidence.received')}
      </span>
      <span className={classes.ms}>{texts.ms(upgrade.ms)}</span>
    </>
  );
  return (
    <>
      <Section title={t('evidence.request')} badge={sent}>
        <Wire text={upgrade.request} />
      </Section>
      {'answer' in upgrade && upgrade.answer !== '' && (
        <Section title={t('evidence.answer')} badge={received}>
          <Wire text={upgrade.answer} bad />
        </Section>
      )}
    </>
  );
}

function Wire({ text, bad = false }: { readonly text: string; readonly bad?: boolean }) {
  const [first = '', ...rest] = text.trimEnd().split(/\r?\n/);
  return (
    // A long line is scrolled to, with the keyboard as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <pre className={classes.wire} tabIndex={0}>
      <b className={bad ? classes.bad : undefined}>{first}</b>
      {rest.map((line) => `\n${line}`).join('')}
    </pre>
  );
}

function Rows({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  const { t } = useTranslation('diagnosis');
  const valueText = useEvidenceValue();
  return (
    <dl className={classes.rows}>
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{t(`evidence.${name}`)}</dt>
          <dd className={value.kind === 'word' ? classes.word : undefined}>{valueText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
