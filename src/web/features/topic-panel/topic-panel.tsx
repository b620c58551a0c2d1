// What is known of the level or topic that is chosen in the tree: facts, a chart of its numbers, and its messages.
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import { selectMessage, showTopicMessages } from '../../state/workspace-actions.ts';
import type { ChosenTopic } from '../../state/workspaces-store.ts';
import { SeriesSection } from './series-section.tsx';
import { TopicFactsLine } from './topic-facts-line.tsx';
import { TopicHistory } from './topic-history.tsx';
import classes from './topic-panel.module.css';
import { addTopicPanelTexts } from './topic-panel-texts.ts';
import { useChosenFields } from './use-chosen-fields.ts';
import { useTopicFacts } from './use-topic-facts.ts';
import { useTopicSeries } from './use-topic-series.ts';

addTopicPanelTexts();

const PHONE = '(max-width: 767px)';

export function TopicPanel({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('topicPanel');
  const topic = useWorkspace(profileId, (workspace) => workspace.topic);
  if (topic === null) return <p className={classes.hint}>{t('choose')}</p>;
  const Pane = topic.isTopic ? TopicPane : LevelPane;
  // Nothing of one topic may stay for another.
  return <Pane key={`${profileId} ${topic.topic}`} profileId={profileId} chosen={topic} />;
}

interface PaneProps {
  readonly profileId: string;
  readonly chosen: ChosenTopic;
}

function TopicPane({ profileId, chosen: { topic } }: PaneProps) {
  const facts = useTopicFacts(profileId, topic);
  const numbers = useTopicSeries(profileId, topic);
  const fields = useChosenFields(profileId, topic, numbers?.points.paths ?? []);
  return (
    <div className={classes.pane}>
      <TopicFactsLine topic={topic} facts={facts} bytes={numbers?.bytes ?? null} />
      {numbers && numbers.points.count > 0 && <SeriesSection {...{ profileId, topic, numbers, fields }} />}
      <TopicHistory
        profileId={profileId}
        topicFilter={topic}
        level={null}
        points={numbers?.points ?? null}
        fields={fields.chosen}
      />
      <ShowAll profileId={profileId} topicFilter={topic} count={facts?.count ?? 0} />
    </div>
  );
}

function LevelPane({ profileId, chosen: { topic } }: PaneProps) {
  const facts = useTopicFacts(profileId, topic);
  return (
    <div className={classes.pane}>
      <TopicFactsLine topic={topic} facts={facts} bytes={null} />
      <TopicHistory profileId={profileId} topicFilter={`${topic}/#`} level={topic} points={null} fields={[]} />
      <ShowAll profileId={profileId} topicFilter={`${topic}/#`} count={facts?.count ?? 0} />
    </div>
  );
}

interface ShowAllProps {
  readonly profileId: string;
  readonly topicFilter: string;
  readonly count: number;
}

function ShowAll({ profileId, topicFilter, count }: ShowAllProps) {
  const { t, i18n } = useTranslation('topicPanel');
  return (
    <footer className={classes.foot}>
      <button
        type="button"
        className={classes.link}
        onClick={() => {
          showTopicMessages(profileId, topicFilter);
          // There the sheet would cover the list.
          if (window.matchMedia(PHONE).matches) selectMessage(profileId, null);
        }}
      >
        {t('showAll', { shown: count.toLocaleString(i18n.language) })}
      </button>
    </footer>
  );
}
