// The topic filter of a series, with topics that were seen. What is typed is never taken over by itself.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchCompletions } from '../../../state/log-access.ts';
import classes from '../dialog.module.css';

export interface TopicFieldProps {
  readonly profileId: string;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (value: string) => void;
}

const MAX_SUGGESTIONS = 8;
const DELAY_MS = 80;

export function TopicField({ profileId, value, fault, onChange }: TopicFieldProps) {
  const { t } = useTranslation('charts');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const suggestions = useSuggestions(profileId, value, isOpen);
  const isShown = isOpen && suggestions.length > 0;
  const take = (topic: string) => {
    onChange(topic);
    setOpen(false);
    setChosen(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isShown) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than there are suggestions: what was typed.
      setChosen((at) => ((at + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1);
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Enter' && isShown) {
      const topic = suggestions[chosen];
      if (topic === undefined) return;
      event.preventDefault();
      take(topic);
    }
  };
  return (
    <div className={classes.topic}>
      <TextInput
        data-autofocus
        label={t('add.topic')}
        description={t('add.topicHint')}
        placeholder="sensors/+/temperature"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        error={fault}
        role="combobox"
        aria-expanded={isShown}
        aria-autocomplete="list"
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={isShown && chosen >= 0 ? `${id}-${chosen}` : undefined}
        value={value}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setOpen(true);
          setChosen(-1);
        }}
      />
      {isShown && (
        <div className={classes.suggestions} role="listbox" id={`${id}-list`} aria-label={t('add.suggestions')}>
          {suggestions.map((topic, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={topic}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === chosen}
              // The field keeps the focus.
              tabIndex={-1}
              className={classes.suggestion}
              // Before the field loses the focus, and with it the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(topic)}
            >
              {topic}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function useSuggestions(profileId: string, text: string, wanted: boolean): readonly string[] {
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!wanted) return setFound([]);
    let isOld = false;
    const timer = setTimeout(() => {
      void fetchCompletions(profileId, text, MAX_SUGGESTIONS).then((seen) => {
        if (!isOld) setFound(seen.filter((topic) => topic !== text));
      });
    }, DELAY_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [profileId, text, wanted]);
  return found;
}
