// Beside the tree: the topic that is chosen there, or one of its messages.
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import { showTopicSide } from '../../state/workspace-actions.ts';
import classes from './inspector.module.css';

const SIDES = ['topic', 'message'] as const;

export function InspectorTabs({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('inspector');
  const chosen = useWorkspace(profileId, ({ topicSide }) => topicSide) ?? 'topic';
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const other = chosen === 'topic' ? 'message' : 'topic';
    showTopicSide(profileId, other);
    // The tabs are drawn anew above the other pane.
    requestAnimationFrame(() => document.getElementById(`inspector-tab-${other}`)?.focus());
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('title')} onKeyDown={onKeyDown}>
      {SIDES.map((side) => (
        <button
          key={side}
          type="button"
          role="tab"
          id={`inspector-tab-${side}`}
          className={classes.tab}
          aria-selected={side === chosen}
          aria-controls={side === chosen ? 'inspector-panel' : undefined}
          tabIndex={side === chosen ? 0 : -1}
          onClick={() => showTopicSide(profileId, side)}
        >
          {t(`sides.${side}`)}
        </button>
      ))}
    </div>
  );
}
