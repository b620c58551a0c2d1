import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChoiceButton } from './choice-button.tsx';

export const THEMES = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

export const THEME_TEXTS = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;

const ICONS = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon };

export function ThemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = ICONS[colorScheme];
  return (
    <ChoiceButton
      label={t('theme')}
      choices={THEMES.map((value) => ({ value, text: t(THEME_TEXTS[value]) }))}
      value={colorScheme}
      onChange={setColorScheme}
    >
      <Current size={16} stroke={1.75} />
    </ChoiceButton>
  );
}
