// Searching the messages, and the way from match to match.
import { useTranslation } from 'react-i18next';
import { SearchBar as Bar } from '../../../kit/search-bar/search-bar.tsx';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { useMatchWalk } from './use-match-walk.ts';
import type { MessageSearch } from './use-message-search.ts';

export interface SearchBarProps {
  readonly profileId: string;
  readonly search: MessageSearch;
  /** Brings a message of the list into view. */
  readonly onReveal: (ordinal: number) => void;
}

export function SearchBar({ profileId, search, onReveal }: SearchBarProps) {
  const { t } = useTranslation('messages');
  const searches = search.query.text !== '';
  const matches = useWorkspace(profileId, ({ tick }) => (searches ? (tick.filter?.matches ?? null) : null));
  const { number, go } = useMatchWalk(profileId, onReveal);
  return (
    <Bar
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      title={t('search.keys')}
      onlyMatchesHint={t(search.onlyMatches ? 'search.onlyMatchesOn' : 'search.onlyMatchesOff')}
      search={search}
      matches={matches}
      number={number}
      onWalk={go}
    />
  );
}
