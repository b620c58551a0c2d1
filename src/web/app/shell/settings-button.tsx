import { ActionIcon } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openSettings } from '../../features/settings/settings-dialog-store.ts';

/** `size`: pixels. */
export function SettingsButton({ size }: { readonly size: number }) {
  const { t } = useTranslation();
  return (
    <ActionIcon size={size} aria-label={t('settings')} title={t('settings')} onClick={openSettings}>
      <IconAdjustmentsHorizontal size={size > 32 ? 18 : 16} stroke={1.75} />
    </ActionIcon>
  );
}
