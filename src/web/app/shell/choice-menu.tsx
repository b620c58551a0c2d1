import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Choice } from './choice-button.tsx';

export interface ChoiceMenuProps {
  readonly target: ReactElement;
  readonly choices: readonly Choice<string>[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Comes opened: it is made by the click that asks for it. */
export function ChoiceMenu({ target, choices, value, onChange }: ChoiceMenuProps) {
  return (
    <Menu position="bottom-end" defaultOpened withInitialFocusPlaceholder={false}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.RadioItem
            key={choice.value}
            closeMenuOnClick
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          >
            <span lang={choice.lang}>{choice.text}</span>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
