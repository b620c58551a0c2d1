import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { colorAll } from './list-actions.ts';
import classes from './list-menu.module.css';

const COLORS = [undefined, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** One row of squares in a menu: the colour that marks connections. */
export function ColorItems({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('connections');
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const colors = new Set(profiles.filter(({ id }) => ids.includes(id)).map(({ color }) => color));
  return (
    <div className={classes.colors} role="group" aria-label={t('list.color')}>
      {COLORS.map((color) => (
        <Menu.RadioItem
          key={color ?? 0}
          className={classes.color ?? ''}
          closeMenuOnClick
          value={String(color ?? 0)}
          checked={colors.size === 1 && colors.has(color)}
          aria-label={t(`list.colors.${color ?? 0}`)}
          title={t(`list.colors.${color ?? 0}`)}
          onChange={() => colorAll(ids, color)}
        >
          <span
            className={`${classes.swatch} ${color === undefined ? classes.noColor : ''}`}
            style={color === undefined ? undefined : { background: `var(--cat-${color})` }}
          />
        </Menu.RadioItem>
      ))}
    </div>
  );
}
