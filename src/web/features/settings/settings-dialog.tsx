// What holds for all connections in this browser.
import { Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import { SegmentChoice } from '../../kit/segment-choice/segment-choice.tsx';
import { setCompactRows, setTimeMode, settingsStore } from '../../state/settings-store.ts';
import { BudgetSection } from './budget-section.tsx';
import classes from './settings-dialog.module.css';
import { closeSettings } from './settings-dialog-store.ts';
import { addSettingsTexts } from './settings-texts.ts';

addSettingsTexts();

export function SettingsDialog() {
  const { t } = useTranslation('settings');
  useFocusReturn();
  const timeMode = useStore(settingsStore, (state) => state.timeMode);
  const compact = useStore(settingsStore, (state) => state.compactRows);
  return (
    <Modal
      opened
      onClose={closeSettings}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ title: classes.heading ?? '' }}
    >
      <BudgetSection />
      <section className={classes.section}>
        <h3 className={classes.title}>{t('list.title')}</h3>
        <div className={classes.row}>
          <span>{t('list.time')}</span>
          <SegmentChoice
            label={t('list.time')}
            options={[
              { value: 'local', text: t('list.local') },
              { value: 'utc', text: t('list.utc') },
              { value: 'relative', text: t('list.relative') },
              { value: 'gap', text: t('list.gap') },
            ]}
            value={timeMode}
            onChange={setTimeMode}
          />
        </div>
        <div className={classes.row}>
          <Switch
            label={t('list.compact')}
            checked={compact}
            onChange={(event) => setCompactRows(event.currentTarget.checked)}
          />
        </div>
      </section>
    </Modal>
  );
}
