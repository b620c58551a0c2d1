// Which board is in view, and what can be done with boards.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { afterMenu } from '../../../kit/focus-return/after-menu.ts';
import { createBoard, duplicateBoard, openBoard, removeBoard } from '../../../state/charts-actions.ts';
import type { Board } from '../../../storage/stored-boards.ts';
import { RenameDialog } from './rename-dialog.tsx';

export interface BoardMenuProps {
  readonly owner: string;
  readonly boards: readonly Board[];
  /** Undefined: there is none. */
  readonly board: Board | undefined;
}

export function BoardMenu({ owner, boards, board }: BoardMenuProps) {
  const { t } = useTranslation('charts');
  const [renamed, setRenamed] = useState<Board | null>(null);
  const nameOf = ({ name }: Board) => name || t('board.unnamed');
  const create = () => createBoard(owner, t('board.numbered', { number: Math.max(2, boards.length + 1) }));
  return (
    <>
      <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            rightSection={<IconChevronDown size={14} stroke={1.75} />}
            aria-label={`${t('board.name')}: ${board ? nameOf(board) : t('board.first')}`}
          >
            {board ? nameOf(board) : t('board.first')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {boards.length > 0 && <Menu.Label>{t('board.boards')}</Menu.Label>}
          {boards.map((one) => (
            <Menu.RadioItem
              key={one.id}
              closeMenuOnClick
              value={one.id}
              checked={one.id === board?.id}
              onChange={() => openBoard(one)}
            >
              {nameOf(one)}
            </Menu.RadioItem>
          ))}
          {boards.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={create}>{t('board.new')}</Menu.Item>
          {board && (
            <>
              <Menu.Item onClick={() => afterMenu(() => setRenamed(board))}>{t('board.rename')}</Menu.Item>
              <Menu.Item onClick={() => duplicateBoard(board, t('board.copyOf', { name: nameOf(board) }))}>
                {t('board.duplicate')}
              </Menu.Item>
              <Menu.Item onClick={() => removeBoard(board)}>{t('board.remove')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {renamed && <RenameDialog board={renamed} onClose={() => setRenamed(null)} />}
    </>
  );
}
