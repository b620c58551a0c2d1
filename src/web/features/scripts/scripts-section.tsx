// Scripts: those that are kept, the one that is written, what it writes, and what it can call.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconPlus, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  addScript,
  changeScript,
  chooseScript,
  removeScript,
  scriptOf,
  scriptsStore,
  undoScriptRemoval,
  watchScripts,
} from '../../state/scripts-store.ts';
import { ApiReference } from './api-reference.tsx';
import { EXAMPLES } from './examples.ts';
import { ScriptOutput } from './script-output.tsx';
import { addScriptTexts } from './script-texts.ts';
import classes from './scripts.module.css';
import { useScriptRun } from './use-script-run.ts';

const ScriptEditor = lazy(async () => ({ default: (await import('./script-editor.tsx')).ScriptEditor }));

addScriptTexts();

export function ScriptsSection({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('scripts');
  const { scripts, isLoaded, fault, removed } = useStore(scriptsStore);
  const script = useStore(scriptsStore, (state) => scriptOf(profileId, state));
  const run = useScriptRun(profileId, script);
  useEffect(watchScripts, []);
  const add = (example: keyof typeof EXAMPLES) =>
    addScript(profileId, freeName(t(`examples.${example}`), scripts), EXAMPLES[example]);
  return (
    <div className={classes.section}>
      <div className={classes.toolbar}>
        {scripts.length > 1 && (
          <select
            className={classes.choice}
            aria-label={t('choose')}
            value={script?.id ?? ''}
            onChange={({ currentTarget }) => chooseScript(profileId, currentTarget.value)}
          >
            {scripts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name || t('noName')}
              </option>
            ))}
          </select>
        )}
        {script && (
          <input
            className={classes.name}
            aria-label={t('name')}
            value={script.name}
            onChange={({ currentTarget }) => changeScript(script.id, { name: currentTarget.value })}
          />
        )}
        <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button
              variant="default"
              className={classes.button ?? ''}
              leftSection={<IconPlus size={14} stroke={1.75} />}
            >
              {t('new')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]).map((example) => (
              <Menu.Item key={example} onClick={() => add(example)}>
                {t(`examples.${example}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {script && (
          <ActionIcon
            aria-label={t('remove', { name: script.name })}
            title={t('remove', { name: script.name })}
            onClick={() => void removeScript(script)}
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        )}
        <span className={classes.room} />
        <Button
          variant="filled"
          className={classes.button ?? ''}
          leftSection={<IconPlayerPlay size={14} stroke={1.75} />}
          disabled={!script || !run.canRun}
          title={run.isConnected ? undefined : t('connectFirst')}
          onClick={run.start}
        >
          {t('run')}
        </Button>
        {/* Not `disabled`, which would take the focus from whoever has just pressed it. */}
        <Button
          variant="default"
          className={classes.button ?? ''}
          leftSection={<IconPlayerStop size={14} stroke={1.75} />}
          aria-disabled={!run.isRunning}
          onClick={run.stop}
        >
          {t('stop')}
        </Button>
      </div>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t('notKept', { message: fault })}
        </p>
      )}
      <div role="status">
        {removed && (
          <p className={classes.note}>
            {t('removed', { name: removed.name })}{' '}
            <button type="button" className={classes.link} onClick={() => undoScriptRemoval(profileId)}>
              {t('undo')}
            </button>
          </p>
        )}
      </div>
      {isLoaded && !script && <p className={classes.empty}>{t('empty')}</p>}
      {script && (
        <>
          <div className={classes.editor}>
            <Suspense>
              <ScriptEditor
                key={script.id}
                script={script}
                fault={run.fault}
                ranSource={run.source}
                onChange={(source) => changeScript(script.id, { source })}
                onRun={run.start}
              />
            </Suspense>
          </div>
          <p className={classes.hint}>{t('keys')}</p>
          <ScriptOutput run={run} />
        </>
      )}
      <ApiReference />
    </div>
  );
}

/** With a number where another has the name. */
function freeName(name: string, scripts: readonly { readonly name: string }[]): string {
  const isTaken = (wanted: string) => scripts.some((script) => script.name === wanted);
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
