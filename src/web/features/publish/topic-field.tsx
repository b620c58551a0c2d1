// The topic, with topics that were seen or published to before. What is typed is never taken over by itself.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';
import type { ComposerModel } from './use-composer.ts';
import { useTopicSuggestions } from './use-topic-suggestions.ts';

export function TopicField({ composer }: { readonly composer: ComposerModel }) {
  const { t } = useTranslation('publish');
  const { draft, fault, change, profileId } = composer;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const suggestions = useTopicSuggestions(profileId, draft.topic, isOpen);
  const isShown = isOpen && suggestions.length > 0;
  const take = (topic: string) => {
    change({ topic });
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
    } else if ((event.key === 'Enter' || event.key === 'Tab') && isShown && !event.ctrlKey && !event.metaKey) {
      const topic = suggestions[chosen];
      if (topic === undefined) return;
      if (event.key === 'Enter') event.preventDefault();
      take(topic);
    }
  };
  return (
    <div className={classes.topic}>
      <TextInput
        classNames={{ input: classes.topicInput ?? '' }}
        aria-label={t('topic')}
        data-field="publish-topic"
        placeholder={t('topic')}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        error={fault !== null && 'part' in fault && fault.part === 'topic'}
        aria-autocomplete="list"
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={isShown && chosen >= 0 ? `${id}-${chosen}` : undefined}
        value={draft.topic}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          change({ topic: event.currentTarget.value });
          setOpen(true);
          setChosen(-1);
        }}
      />
      {isShown && (
        <div className={classes.suggestions} role="listbox" id={`${id}-list`} aria-label={t('suggestions')}>
          {suggestions.map((topic, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={topic}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === chosen}
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
