import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './command-palette.module.css';
import { matchesCommand } from './match-command.ts';
import { closePalette, stopTypingAhead } from './palette-store.ts';
import { type Command, useCommands } from './use-commands.ts';

/** Hundreds of connections make thousands of commands; a word more finds what is not among the first. */
const MAX_SHOWN = 100;

/** The palette's field and what it finds. */
export function CommandList() {
  const { t } = useTranslation();
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands()
    .filter(({ name }) => matchesCommand(name, query))
    .slice(0, MAX_SHOWN);
  const chosen = Math.min(at, commands.length - 1);

  const run = (command: Command | undefined) => {
    if (!command) return;
    closePalette();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, commands.length));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + commands.length) % Math.max(1, commands.length));
    else if (event.key === 'Enter') run(commands[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t('palette')}
        placeholder={t('palette')}
        leftSection={<IconSearch size={14} stroke={1.75} />}
        value={query}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={commands[chosen] ? `${id}-${chosen}` : undefined}
        onFocus={() => {
          const typedAhead = stopTypingAhead();
          if (typedAhead !== '') setQuery((typed) => typedAhead + typed);
        }}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list} id={id} role="listbox" aria-label={t('commandPalette')}>
        {commands.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken where the focus is, in the field above
          <div
            key={command.id}
            id={`${id}-${i}`}
            ref={i === chosen ? scrollToChosen : undefined}
            className={classes.command}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onClick={() => run(command)}
          >
            {command.name}
          </div>
        ))}
      </div>
      {commands.length === 0 && <p className={classes.none}>{t('noCommand')}</p>}
    </>
  );
}

function scrollToChosen(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
