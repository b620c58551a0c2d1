// What a connection's broker can do: what it announced, what was found by trying, and the reports that are kept.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AnnouncedPanel } from './announced-panel.tsx';
import classes from './probe.module.css';
import { ReportPanel } from './report-panel.tsx';
import { TestPanel } from './test-panel.tsx';
import { useBrokerTest } from './use-broker-test.ts';

export function BrokerProbeSection({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('broker');
  const test = useBrokerTest(profileId);
  const id = useId();
  return (
    <section className={classes.whole} aria-labelledby={id}>
      <h2 className={classes.title} id={id}>
        {t('probe.title')}
      </h2>
      <AnnouncedPanel profileId={profileId} />
      <TestPanel test={test} />
      <ReportPanel profileId={profileId} host={test.host} />
    </section>
  );
}
