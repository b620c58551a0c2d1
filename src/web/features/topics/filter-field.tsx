import { IconFilter } from '@tabler/icons-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../kit/search-field/search-field.tsx';
import classes from './topics-toolbar.module.css';

/** Typing goes on within it, so that the topics are not gone through for every letter. */
const TYPING_MS = 120;

export interface FilterFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function FilterField({ ref, text, onText }: FilterFieldProps) {
  const { t } = useTranslation('topics');
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onText);
  latest.current = onText;
  // Cleared from elsewhere.
  useEffect(() => setTyped(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (value: string, delayMs: number) => {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(value.trim()), delayMs);
  };
  return (
    <div className={classes.field}>
      <SearchField
        ref={ref}
        label={t('filter')}
        placeholder={t('filterHint')}
        title={t('filterKeys')}
        clearLabel={t('clearFilter')}
        icon={<IconFilter size={14} stroke={1.75} />}
        value={typed}
        onText={(value) => type(value, value === '' ? 0 : TYPING_MS)}
      />
    </div>
  );
}
