import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { cutTopic } from './cut-topic.ts';
import type { PlanNote } from './plan-notes.ts';
import classes from './replay.module.css';
import { useReplayWords } from './use-replay-words.ts';

/** What stays at a broker, or is heard by others, weighs more than what is left out. */
const WARNINGS: readonly PlanNote['kind'][] = ['same-topics', 'retained', 'skipped'];

export function PlanNoteText({ note }: { readonly note: PlanNote }) {
  const { t, counted } = useReplayWords();
  const listed = (topics: readonly string[]) => topics.map((topic) => cutTopic(topic) || t('empty')).join(', ');
  const text = () => {
    switch (note.kind) {
      case 'same-topics':
        return t('sameTopics');
      case 'retained':
        return t('retained', counted(note.count));
      case 'skipped': {
        const reason = t(`reasons.${note.reason}`);
        return t('skipped', { ...counted(note.count), reason, examples: listed(note.examples) });
      }
      case 'outside':
        return t('outside', { ...counted(note.count), examples: listed(note.examples) });
      case 'other-direction':
        return t(`otherDirection.${note.direction}`, counted(note.count));
      case 'missing':
        return t('missing', counted(note.count));
    }
  };
  const isWarning = WARNINGS.includes(note.kind);
  const Icon = isWarning ? IconAlertTriangle : IconInfoCircle;
  return (
    <li className={isWarning ? classes.warning : classes.note}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      <span>{text()}</span>
    </li>
  );
}
