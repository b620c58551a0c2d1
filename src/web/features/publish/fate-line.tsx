import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './fate-line.module.css';
import type { Fate } from './publish-fate.ts';

const ICONS = { quiet: IconInfoCircle, busy: IconCircleDashed, ok: IconCircleCheck, error: IconAlertCircle };

/** What became of the last publish, in one line that is always there. */
export function FateLine({ fate }: { readonly fate: Fate | null }) {
  const { t, i18n } = useTranslation('publish');
  const Icon = fate && ICONS[fate.tone];
  const words = fate && t(`fate.${fate.key}`, wordValues(fate.values, i18n.language));
  const text = fate?.isLast ? t('last', { text: words }) : words;
  return (
    <p className={classes.fate} data-tone={fate?.tone} aria-live="polite" title={text ?? undefined}>
      {Icon && <Icon size={14} stroke={1.75} aria-hidden="true" />}
      <span>{text}</span>
    </p>
  );
}

/** Every value that any of the texts has a place for. */
const NO_VALUES = { ms: '', name: '', code: '', reason: '', allowed: '', asked: '', message: '', count: 0 };

function wordValues(values: Fate['values'], language: string): typeof NO_VALUES {
  const words = Object.entries(values).map(([name, value]) => [
    name,
    // A count stays a number: the plural goes by it.
    typeof value === 'number' && name !== 'count'
      ? value.toLocaleString(language, { maximumFractionDigits: 1 })
      : value,
  ]);
  return { ...NO_VALUES, ...Object.fromEntries(words) };
}
