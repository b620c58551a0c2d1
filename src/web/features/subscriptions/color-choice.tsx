import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setSubscriptionColor } from '../../state/workspace-actions.ts';
import classes from './color-choice.module.css';

const COLORS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export interface ColorChoiceProps {
  readonly profileId: string;
  readonly filter: string;
  readonly color: number;
}

/** The square that marks a subscription; a click on it chooses another colour. */
export function ColorChoice({ profileId, filter, color }: ColorChoiceProps) {
  const { t } = useTranslation('subscriptions');
  return (
    <Menu position="bottom-start" offset={2}>
      <Menu.Target>
        <button type="button" className={classes.target} aria-label={t('color', { filter })}>
          <span className={classes.square} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {COLORS.map((number) => (
          <Menu.RadioItem
            key={number}
            className={classes.color ?? ''}
            value={String(number)}
            checked={number === color}
            aria-label={t('colorName', { number })}
            onChange={() => void setSubscriptionColor(profileId, filter, number)}
          >
            <span className={classes.swatch} style={{ background: `var(--cat-${number})` }} />
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
