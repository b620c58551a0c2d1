// The search field with how it searches, and the way from match to match.
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconFilterSearch, IconRegex, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultPlace } from '../filter-editor/fault-place.tsx';
import { SearchField } from '../search-field/search-field.tsx';
import classes from './search-bar.module.css';
import { useSearchKeys } from './use-search-keys.ts';
import type { PatternProblem, TypedSearch } from './use-typed-search.ts';

export interface SearchBarProps {
  /** The field's accessible name, and what it says while it is empty. */
  readonly label: string;
  readonly placeholder: string;
  /** What it searches in, and its keys. */
  readonly title: string;
  /** What "only matches" does, on and off. */
  readonly onlyMatchesHint: string;
  readonly search: Omit<TypedSearch<never>, 'query' | 'change'>;
  /** Null: nothing is searched for. */
  readonly matches: number | null;
  /** Of the match that is chosen, from 1; null: none is. */
  readonly number: number | null;
  readonly onWalk: (forward: boolean) => void;
}

export function SearchBar(props: SearchBarProps) {
  const { label, placeholder, title, onlyMatchesHint, search, matches, number, onWalk } = props;
  const { t, i18n } = useTranslation('messages');
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const walk = (forward: boolean) => {
    search.flush();
    if (search.text === '') input.current?.focus();
    else onWalk(forward);
  };
  useSearchKeys({ onFocus: () => input.current?.focus(), onWalk: walk });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    walk(!event.shiftKey);
  };
  const shown = (value: number) => value.toLocaleString(i18n.language);
  const count = matches === null ? '' : number === null ? shown(matches) : `${shown(number)} / ${shown(matches)}`;
  const { problem } = search;
  return (
    <search className={classes.bar}>
      <div className={classes.field}>
        <SearchField
          ref={input}
          label={label}
          placeholder={search.isPattern ? t('search.pattern') : placeholder}
          title={title}
          clearLabel={t('search.clear')}
          icon={<IconSearch size={14} stroke={1.75} />}
          value={search.text}
          onText={search.setText}
          onKeyDown={onKeyDown}
          note={count}
          faultId={problem ? problemId : undefined}
        />
        {problem && <Problem id={problemId} text={search.text} problem={problem} />}
      </div>
      <Tool label={t('search.previous')} hint="Shift+F3" disabled={!matches} onClick={() => walk(false)}>
        <IconChevronUp size={16} stroke={1.75} />
      </Tool>
      <Tool label={t('search.next')} hint="F3" disabled={!matches} onClick={() => walk(true)}>
        <IconChevronDown size={16} stroke={1.75} />
      </Tool>
      <Tool
        label={t('search.pattern')}
        pressed={search.isPattern}
        onClick={() => {
          search.setPattern(!search.isPattern);
          input.current?.focus();
        }}
      >
        <IconRegex size={16} stroke={1.75} />
      </Tool>
      <Tool
        label={t('search.onlyMatches')}
        hint={onlyMatchesHint}
        pressed={search.onlyMatches}
        onClick={() => search.setOnlyMatches(!search.onlyMatches)}
      >
        <IconFilterSearch size={16} stroke={1.75} />
      </Tool>
    </search>
  );
}

interface ToolProps {
  readonly label: string;
  readonly hint?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, hint, pressed, disabled = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      className={classes.tool ?? ''}
      aria-label={label}
      title={hint ? `${label} (${hint})` : label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

interface ProblemProps {
  readonly id: string;
  readonly text: string;
  readonly problem: PatternProblem;
}

/** Below the field and over what stands there: nothing moves while one types. */
function Problem({ id, text, problem }: ProblemProps) {
  const { t } = useTranslation('messages');
  const { place, message } = problem;
  return (
    <div className={classes.problem} id={id} role="alert">
      {place ? t(`search.fault.${place.kind}`) : t('search.fault.other', { message })}
      {place && <FaultPlace text={text} at={place.at} />}
      <span className={classes.stays}>{t('search.fault.stays')}</span>
    </div>
  );
}
