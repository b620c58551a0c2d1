// The strip under the message list.
import { useTranslation } from 'react-i18next';
import { ListFoot, type ListFootProps } from '../../kit/list-foot/list-foot.tsx';
import { useWorkspace } from '../../state/use-workspace.ts';
import { undoClear } from '../../state/workspace-actions.ts';

export interface MessageFootProps extends Pick<ListFootProps, 'progress' | 'onStop' | 'mode' | 'fresh' | 'onFollow'> {
  readonly profileId: string;
  readonly count: number;
  /** Of how many, where the list is filtered. */
  readonly kept: number | null;
}

export function MessageFoot({ profileId, count, kept, fresh, ...props }: MessageFootProps) {
  const { t, i18n } = useTranslation('messages');
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared);
  const shown = (value: number) => value.toLocaleString(i18n.language);
  const text =
    kept === null
      ? t('kept', { count, shown: shown(count) })
      : t('matching', { shown: shown(count), all: shown(kept) });
  return (
    <ListFoot
      text={text}
      cleared={cleared === null ? null : t('cleared', { count: cleared, shown: shown(cleared) })}
      onUndoClear={() => undoClear(profileId)}
      fresh={fresh}
      freshLabel={t('newLabel', { count: fresh, shown: shown(fresh) })}
      {...props}
    />
  );
}
