// What can be done with a lab as a whole: its report, a link to it, beginning anew.
import { ActionIcon, Button, CopyButton, Menu, Modal } from '@mantine/core';
import { IconCheck, IconDots, IconFileText, IconLink, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lab } from '../../../../core/learn/lab.ts';
import { beginAnew } from '../../../state/learn-progress.ts';
import { goTo } from '../../../state/learn-store.ts';
import { openReport } from '../report/report-store.ts';
import classes from './lab-view.module.css';

export interface LabMenuProps {
  readonly lab: Lab;
  readonly labId: string;
  readonly openId: string;
}

export function LabMenu({ lab, labId, openId }: LabMenuProps) {
  const { t } = useTranslation('learn');
  const [asks, setAsks] = useState(false);
  const link = new URL(location.href);
  link.hash = `#/learn/${encodeURIComponent(labId)}/${encodeURIComponent(openId)}`;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon className={classes.more ?? ''} aria-label={t('menu')} title={t('menu')}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          <Menu.Item leftSection={<IconFileText size={16} stroke={1.75} />} onClick={() => openReport(labId)}>
            {t('report.open')}
          </Menu.Item>
          <CopyButton value={link.href}>
            {({ copied, copy }) => (
              <Menu.Item
                leftSection={copied ? <IconCheck size={16} stroke={1.75} /> : <IconLink size={16} stroke={1.75} />}
                closeMenuOnClick={false}
                onClick={copy}
              >
                {t(copied ? 'copied' : 'copyLink')}
              </Menu.Item>
            )}
          </CopyButton>
          <Menu.Item leftSection={<IconRestore size={16} stroke={1.75} />} onClick={() => setAsks(true)}>
            {t('beginAnew')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asks} onClose={() => setAsks(false)} title={t('beginAnewTitle')} size={420}>
        <p className={classes.question}>{t('beginAnewText')}</p>
        <div className={classes.buttons}>
          <Button onClick={() => setAsks(false)}>{t('cancel')}</Button>
          <Button
            variant="filled"
            data-autofocus
            onClick={() => {
              setAsks(false);
              beginAnew(labId);
              goTo({ lab: labId, step: lab.steps[0]?.id ?? null });
            }}
          >
            {t('remove')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
