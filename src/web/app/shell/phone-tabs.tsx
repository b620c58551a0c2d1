// The tabs at the bottom of a phone. Those that do not fit stand in a menu; the one that was chosen there last has a place
// of its own among the others, so that there is always a tab for what is in view.
import {
  IconArrowsUpDown,
  IconBinaryTree,
  IconChartLine,
  IconDots,
  IconList,
  IconRss,
  IconSchool,
  IconSend,
  IconServer,
  IconTools,
} from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './phone-tabs.module.css';

const ChoiceMenu = lazy(async () => ({ default: (await import('./choice-menu.tsx')).ChoiceMenu }));

const ICONS = {
  messages: IconList,
  topics: IconBinaryTree,
  packets: IconArrowsUpDown,
  publish: IconSend,
  subscriptions: IconRss,
  charts: IconChartLine,
  broker: IconServer,
  learn: IconSchool,
  workbench: IconTools,
};

export type PhoneTab = keyof typeof ICONS;

/** Always there. */
const TABS: readonly PhoneTab[] = ['messages', 'topics', 'packets', 'publish'];

/** One of these beside them. */
const MORE_TABS: readonly PhoneTab[] = ['subscriptions', 'workbench', 'charts', 'broker', 'learn'];

/** Of a capture, which publishes nothing. */
const READ_ONLY_TABS: readonly PhoneTab[] = [...TABS.slice(0, 3), 'charts'];

export interface PhoneTabsProps {
  readonly isReadOnly: boolean;
  readonly tab: PhoneTab;
  readonly onChange: (tab: PhoneTab) => void;
}

export function PhoneTabs({ isReadOnly, tab, onChange }: PhoneTabsProps) {
  const { t } = useTranslation();
  const [other, setOther] = useState<PhoneTab>('subscriptions');
  if (MORE_TABS.includes(tab) && other !== tab) setOther(tab);
  return (
    <div className={classes.bar}>
      <div className={classes.tabs} role="tablist" aria-label={t('views')} onKeyDown={onTabKey}>
        {(isReadOnly ? READ_ONLY_TABS : [...TABS, other]).map((name) => {
          const Icon = ICONS[name];
          return (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              className={classes.tab}
              aria-selected={tab === name}
              aria-controls="phone-pane"
              tabIndex={tab === name ? 0 : -1}
              onClick={() => onChange(name)}
            >
              <Icon size={20} stroke={1.6} />
              {t(`tabs.${name}`)}
            </button>
          );
        })}
      </div>
      {!isReadOnly && <More tab={tab} onChange={onChange} />}
    </div>
  );
}

function More({ tab, onChange }: Omit<PhoneTabsProps, 'isReadOnly'>) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const button = (
    <button
      type="button"
      className={classes.tab}
      aria-haspopup="menu"
      onClick={asked ? undefined : () => setAsked(true)}
    >
      <IconDots size={20} stroke={1.6} />
      {t('moreTabs')}
    </button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <ChoiceMenu
        target={button}
        choices={MORE_TABS.map((value) => ({ value, text: t(`tabs.${value}`) }))}
        value={tab}
        onChange={(chosen) => onChange(chosen as PhoneTab)}
      />
    </Suspense>
  );
}

/** Left and right, as in every list of tabs. */
function onTabKey({ key, currentTarget, target }: KeyboardEvent<HTMLElement>): void {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
  const tabs = [...currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const next =
    tabs[(tabs.indexOf(target as HTMLElement) + (key === 'ArrowRight' ? 1 : -1) + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}
