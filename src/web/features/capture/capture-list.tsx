// The captures that are open, under the saved connections.
import { IconFileSearch, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { closeCapture } from '../../state/captures-actions.ts';
import { type Capture, capturesStore } from '../../state/captures-store.ts';
import { showWorkspace } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import classes from './capture-list.module.css';
import { addCaptureTexts } from './capture-texts.ts';
import { percentRead } from './use-capture.ts';

addCaptureTexts();

export function CaptureList() {
  const { t } = useTranslation('capture');
  const captures = useStore(capturesStore, (state) => state.captures);
  const titleId = useId();
  return (
    <section className={classes.group}>
      <h3 className={classes.title} id={titleId}>
        {t('group')}
      </h3>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without markers
        role="list"
        className={classes.list}
        aria-labelledby={titleId}
      >
        {captures.map((capture) => (
          <CaptureRow key={capture.id} capture={capture} />
        ))}
      </ul>
    </section>
  );
}

function CaptureRow({ capture }: { readonly capture: Capture }) {
  const { t } = useTranslation('capture');
  const { id, name, state } = capture;
  const active = useStore(workspacesStore, ({ activeId }) => activeId === id);
  const isReading = state === null || state.phase === 'reading';
  return (
    <li className={classes.row} aria-label={name} data-active={active || undefined}>
      <button
        type="button"
        className={classes.open}
        // A tap on it closes a phone's drawer.
        data-row={id}
        title={name}
        aria-label={name}
        aria-current={active || undefined}
        onClick={() => showWorkspace(id)}
      >
        <IconFileSearch size={14} stroke={1.75} aria-hidden="true" />
        <span className={classes.name}>{name}</span>
        {isReading && <span className={classes.note}>{t('percent', { percent: percentRead(capture) })}</span>}
      </button>
      <button
        type="button"
        className={classes.close}
        aria-label={t('closeNamed', { name })}
        title={t('closeNamed', { name })}
        onClick={({ currentTarget }) => {
          const row = currentTarget.closest('li');
          const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
          closeCapture(id);
          neighbour?.querySelector('button')?.focus();
        }}
      >
        <IconX size={14} stroke={1.75} />
      </button>
    </li>
  );
}
