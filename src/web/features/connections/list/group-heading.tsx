import { IconChevronDown, IconDots } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { setGroupFolded } from '../../../state/settings-store.ts';
import { FoldedState } from './folded-state.tsx';
import classes from './group-heading.module.css';
import { renameGroup } from './list-actions.ts';
import { onHeadingKey } from './list-keys.ts';
import { focusStop, headingKey, listStore } from './list-store.ts';
import { openGroupMenu } from './open-menu.ts';

interface GroupHeadingProps {
  readonly group: string;
  readonly folded: boolean;
  readonly count: number;
  /** Whether Tab leads here. */
  readonly tabbable: boolean;
}

/** A group's name; folds it. */
export const GroupHeading = memo(function GroupHeading({ group, folded, count, tabbable }: GroupHeadingProps) {
  const { t } = useTranslation('connections');
  const key = headingKey(group);
  const renaming = useStore(listStore, (state) => state.renaming === group);
  const drop = useStore(listStore, ({ drag }) => (drag?.mark?.key === key ? drag.mark.where : undefined));
  const menu = useStore(listStore, (state) => state.menu?.group === group);
  if (renaming) {
    return (
      <li className={classes.heading}>
        <GroupName group={group} />
      </li>
    );
  }
  return (
    <li
      className={classes.heading}
      data-key={key}
      data-drop={drop}
      data-menu={menu || undefined}
      onContextMenu={(event) => openGroupMenu(event, group, 'pointer')}
    >
      <h3 className={classes.title}>
        <button
          type="button"
          className={classes.fold}
          data-stop={key}
          tabIndex={tabbable ? 0 : -1}
          title={group}
          aria-expanded={!folded}
          onClick={() => setGroupFolded(group, !folded)}
          onDoubleClick={() => listStore.setState({ renaming: group })}
          onFocus={() => listStore.setState({ stop: key })}
          onKeyDown={(event) => onHeadingKey(event, group)}
        >
          <IconChevronDown className={classes.chevron} size={14} stroke={1.75} aria-hidden="true" />
          <span className={classes.name}>{group}</span>
        </button>
      </h3>
      {folded && (
        <span className={classes.count}>
          <FoldedState group={group} />
          {count}
        </span>
      )}
      <button
        type="button"
        className={classes.more}
        tabIndex={tabbable ? 0 : -1}
        aria-label={t('list.groupActions', { group })}
        aria-haspopup="menu"
        aria-expanded={menu}
        onClick={(event) => openGroupMenu(event, group, 'button')}
      >
        <IconDots size={16} stroke={1.75} />
      </button>
    </li>
  );
});

/** The heading as a text field. Enter or leaving it renames, Escape does not. */
function GroupName({ group }: { readonly group: string }) {
  const { t } = useTranslation('connections');
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After the menu that it was chosen in has given the focus back.
    const timer = setTimeout(() => {
      ref.current?.focus();
      ref.current?.select();
    });
    return () => clearTimeout(timer);
  }, []);
  return (
    <input
      ref={ref}
      className={classes.rename}
      aria-label={t('list.groupName')}
      defaultValue={group}
      spellCheck={false}
      onBlur={(event) => {
        if (listStore.getState().renaming === group) renameGroup(group, event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') renameGroup(group, event.currentTarget.value);
        else if (event.key === 'Escape') {
          listStore.setState({ renaming: null });
          focusStop(headingKey(group));
        } else return;
        event.preventDefault();
      }}
    />
  );
}
