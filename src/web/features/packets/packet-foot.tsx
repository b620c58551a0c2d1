// The strip under the packet list.
import { useTranslation } from 'react-i18next';
import { ListFoot, type ListFootProps } from '../../kit/list-foot/list-foot.tsx';
import { useWorkspace } from '../../state/use-workspace.ts';
import { undoClear } from '../../state/workspace-actions.ts';

export interface PacketFootProps extends Pick<ListFootProps, 'progress' | 'onStop' | 'mode' | 'fresh' | 'onFollow'> {
  readonly profileId: string;
  readonly count: number;
  /** Of how many, where the list is filtered. */
  readonly kept: number | null;
}

export function PacketFoot({ profileId, count, kept, fresh, ...props }: PacketFootProps) {
  const { t, i18n } = useTranslation('packets');
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared !== null);
  const shown = (value: number) => value.toLocaleString(i18n.language);
  return (
    <ListFoot
      text={kept === null ? t('count', { count }) : t('matching', { shown: shown(count), all: shown(kept) })}
      cleared={cleared ? t('cleared') : null}
      onUndoClear={() => undoClear(profileId)}
      fresh={fresh}
      freshLabel={t('newLabel', { count: fresh, shown: shown(fresh) })}
      {...props}
    />
  );
}
