// Where a filter is written: beside its chip, or on a phone in a sheet from below. The editor itself comes when it is wanted.
import { Drawer, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactElement, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor-frame.module.css';

const PHONE = '(max-width: 767px)';

export interface EditorFrameProps {
  /** A filter that is there is changed. */
  readonly isChange: boolean;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** May be loaded only now. */
  readonly editor: ReactNode;
  /** The button that opens it. */
  readonly children: ReactElement;
}

export function EditorFrame({ isChange, opened, onChange, editor, children }: EditorFrameProps) {
  const { t } = useTranslation('messages');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const title = t(isChange ? 'search.editorChange' : 'search.addFilter');
  const body = (
    <Suspense fallback={<div className={classes.waiting} tabIndex={-1} data-autofocus />}>{editor}</Suspense>
  );
  if (phone) {
    return (
      <>
        {children}
        <Drawer
          opened={opened}
          onClose={() => onChange(false)}
          position="bottom"
          title={title}
          closeButtonProps={{ 'aria-label': t('search.closeEditor'), size: 40, iconSize: 18 }}
          classNames={{ content: classes.sheet ?? '' }}
        >
          {body}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="none"
      offset={6}
      width="min(380px, calc(100vw - 16px))"
      withRoles={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className={classes.card} role="dialog" aria-label={title}>
        {body}
      </Popover.Dropdown>
    </Popover>
  );
}
