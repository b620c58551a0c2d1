// What the broker says of itself: figures with how they went, load averages, and all that it says beside.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { brokerName, sysMeaning } from '../../../../core/broker-facts/sys-topic.ts';
import { brokerSysStore, NO_FACTS, type SysFacts, watchBrokerSys } from '../../../state/broker-sys.ts';
import { FigureGrid } from './figure-grid.tsx';
import { LoadTable } from './load-table.tsx';
import { OtherTopics } from './other-topics.tsx';
import classes from './sys-section.module.css';
import { useDuration } from './use-figure-texts.ts';

/** A broker that says nothing for so long will say nothing: mosquitto's interval is ten seconds. */
const PATIENCE_MS = 12_000;

export function SysSection({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('broker');
  const facts = useStore(brokerSysStore, (all) => all[profileId]) ?? NO_FACTS;
  useEffect(() => watchBrokerSys(profileId), [profileId]);
  return (
    <section className={classes.section} aria-labelledby="broker-says">
      <Head facts={facts} />
      <p className={classes.note}>{t('sys.note')}</p>
      <Trouble facts={facts} />
      {facts.values.size > 0 && (
        <>
          <FigureGrid facts={facts} />
          <LoadTable facts={facts} />
          <OtherTopics facts={facts} />
        </>
      )}
    </section>
  );
}

function Head({ facts }: { readonly facts: SysFacts }) {
  const { t } = useTranslation('broker');
  const duration = useDuration();
  const says = [...facts.values.values()].find(({ topic }) => {
    const meaning = sysMeaning(topic);
    return meaning?.figure === 'version' && meaning.node === facts.node;
  });
  const version = says?.text ?? null;
  const uptime = facts.figures.get('uptime')?.at(-1)?.value;
  const name = brokerName(version, facts.families);
  return (
    <header className={classes.head}>
      <h2 className={classes.title} id="broker-says">
        {name ?? t('sys.title')}
      </h2>
      {version !== null && <span className={classes.fact}>{version}</span>}
      {uptime !== undefined && <span className={classes.fact}>{t('sys.up', { duration: duration(uptime) })}</span>}
      {facts.restartedAt !== null && <span className={classes.restarted}>{t('sys.restarted')}</span>}
    </header>
  );
}

/** Why there is nothing to see, and what helps. */
function Trouble({ facts: { state, values } }: { readonly facts: SysFacts }) {
  const { t } = useTranslation('broker');
  const since = state.kind === 'asked' ? state.since : null;
  const isSilent = useSilence(since) && values.size === 0;
  if (state.kind === 'not-connected') return <p className={classes.hint}>{t('sys.notConnected')}</p>;
  if (state.kind === 'denied') {
    const { refusal, code } = state.error;
    return (
      <div className={classes.trouble} role="alert">
        <p>
          <b>
            {code === 'refused'
              ? t('sys.denied', { code: `0x${(refusal?.reasonCode ?? 0x80).toString(16)}` })
              : t('sys.notAllowed')}
          </b>
        </p>
        <p>{t('sys.deniedHelp')}</p>
      </div>
    );
  }
  if (values.size > 0) return null;
  if (!isSilent) return <p className={classes.hint}>{t('sys.waiting')}</p>;
  return (
    <div className={classes.trouble} role="status">
      <p>
        <b>{t('sys.silent')}</b>
      </p>
      <p>{t('sys.silentHelp')}</p>
    </div>
  );
}

/** Whether the patience for something asked at `since` is over. */
function useSilence(since: number | null): boolean {
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return;
    const timer = setTimeout(() => setOver(since), Math.max(0, since + PATIENCE_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  return since !== null && over === since;
}
