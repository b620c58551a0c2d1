// Does what a key or a row's menu asks for, and says in a word what came of it.
import { useEffect, useState } from 'react';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import type { RowChoice } from '../../kit/row-choice/use-row-choice.ts';
import { fetchMessageDetail, setBookmark } from '../../state/log-access.ts';
import { setMuted, showOnly } from '../../state/workspace-actions.ts';
import type { GridAction } from './grid-action.ts';
import { type CopyOutcome, copyAsJson, copyPayloads, copyTopics } from './row-actions.ts';

/** How long a word stands under the list. */
const SAID_MS = 4_000;

export type Said = CopyOutcome | 'too-many' | 'not-bookmarked';

export interface GridActionsProps {
  readonly profileId: string;
  readonly choice: RowChoice;
  readonly onPublish: ((seq: number) => void) | undefined;
  readonly onExport: ((seqs: readonly number[]) => void) | undefined;
  readonly onReplay: ((seqs: readonly number[]) => void) | undefined;
  /** Rows say other things of themselves now. */
  readonly onChanged: () => void;
}

export interface GridActions {
  readonly said: Said | null;
  readonly say: (said: Said) => void;
  /** `row`: the one that is meant where there can be only one. */
  readonly run: (action: GridAction, row: MessageRow | undefined, seqs?: readonly number[]) => Promise<void>;
}

export function useGridActions(props: GridActionsProps): GridActions {
  const { profileId, choice, onPublish, onExport, onReplay, onChanged } = props;
  const [said, say] = useState<Said | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => say(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const run = async (action: GridAction, shown: MessageRow | undefined, seqs = choice.seqs) => {
    // The selected message may be out of view.
    const row = shown ?? (seqs[0] === undefined ? undefined : (await fetchMessageDetail(profileId, seqs[0], 0))?.row);
    switch (action) {
      case 'copy-payload':
        return seqs.length > 0 ? say(await copyPayloads(profileId, seqs)) : undefined;
      case 'copy-topic':
        return seqs.length > 0 ? say(await copyTopics(profileId, seqs)) : undefined;
      case 'copy-json':
        return seqs.length > 0 ? say(await copyAsJson(profileId, seqs)) : undefined;
      case 'only-topic':
        return row && showOnly(profileId, row.topic);
      case 'only-subscription':
        return row?.subscription ? showOnly(profileId, withoutGroup(row.subscription)) : undefined;
      case 'mute-topic':
        return row && setMuted(profileId, row.topic, true);
      case 'bookmark': {
        if (!row) return;
        const kept = await Promise.all(seqs.map((seq) => setBookmark(profileId, seq, !row.bookmarked)));
        if (!row.bookmarked && kept.includes(false)) say('not-bookmarked');
        return onChanged();
      }
      case 'publish':
        return row && onPublish?.(row.seq);
      case 'export':
        return onExport?.(seqs);
      case 'replay':
        return onReplay?.(seqs);
      default:
        return;
    }
  };
  return { said, say, run };
}

/** Of a shared subscription the filter that messages match. */
function withoutGroup(filter: string): string {
  return filter.startsWith('$share/') ? filter.split('/').slice(2).join('/') : filter;
}
