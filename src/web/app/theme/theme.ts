// Mantine's theme on the tokens of tokens.css. Mantine's own variables point at ours, so a colour is written once.
// The components' types only: a form's fields must not come with the first load because the theme names them.
import {
  type ActionIconProps,
  type BadgeProps,
  type ButtonProps,
  type CheckboxProps,
  type CSSVariablesResolver,
  createTheme,
  type DrawerProps,
  type MenuProps,
  type ModalProps,
  type NumberInputProps,
  type PasswordInputProps,
  type SegmentedControlProps,
  type SelectProps,
  type SwitchProps,
  type TabsProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core';

/** What a component is given where it does not say otherwise. */
function byDefault<Props>(defaultProps: Partial<Props>) {
  return { defaultProps };
}

const field = { size: 'sm' } as const;

export const theme = createTheme({
  primaryColor: 'loupe',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: false,
  defaultRadius: 'sm',
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  colors: {
    loupe: [
      '#e6edff',
      '#cbd9ff',
      '#9db6f7',
      '#7fa2ff',
      '#5f85ee',
      '#476ee4',
      '#4169e0',
      '#2f5bd8',
      '#264cba',
      '#1c3a92',
    ],
    gray: [
      '#f7f8fa',
      '#f2f4f7',
      '#eef1f5',
      '#dde1e7',
      '#c6ccd5',
      '#9aa2ae',
      '#838b98',
      '#626a77',
      '#454c57',
      '#191d23',
    ],
    dark: [
      '#e6e9ee',
      '#b3bac5',
      '#8f98a6',
      '#6c7583',
      '#3c434e',
      '#22262d',
      '#1d2127',
      '#181b20',
      '#131619',
      '#121418',
    ],
  },
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '17px', xl: '22px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
  shadows: {
    xs: 'var(--shadow-1)',
    sm: 'var(--shadow-1)',
    md: 'var(--shadow-2)',
    lg: 'var(--shadow-3)',
    xl: 'var(--shadow-3)',
  },
  components: {
    Button: byDefault<ButtonProps>({ size: 'sm', variant: 'default' }),
    ActionIcon: byDefault<ActionIconProps>({ size: 'sm', variant: 'subtle', color: 'gray' }),
    TextInput: byDefault<TextInputProps>(field),
    NumberInput: byDefault<NumberInputProps>(field),
    PasswordInput: byDefault<PasswordInputProps>(field),
    Select: byDefault<SelectProps>({ ...field, checkIconPosition: 'right', allowDeselect: false }),
    Textarea: byDefault<TextareaProps>(field),
    SegmentedControl: byDefault<SegmentedControlProps>({ size: 'sm', transitionDuration: 0 }),
    Tabs: byDefault<TabsProps>({ keepMounted: false }),
    // The page itself never scrolls: to lock it would only add a style element that the Content-Security-Policy refuses.
    Modal: byDefault<ModalProps>({
      size: 620,
      radius: 'lg',
      centered: true,
      lockScroll: false,
      transitionProps: { duration: 160, transition: 'fade' },
    }),
    Drawer: byDefault<DrawerProps>({ lockScroll: false }),
    Tooltip: byDefault<TooltipProps>({ openDelay: 400, withArrow: false }),
    Menu: byDefault<MenuProps>({ withArrow: false, shadow: 'md' }),
    Badge: byDefault<BadgeProps>({ variant: 'light', radius: 'xs', tt: 'none' }),
    Checkbox: byDefault<CheckboxProps>({ size: 'xs' }),
    Switch: byDefault<SwitchProps>({ size: 'xs' }),
  },
});

/** Mantine sets its own values by scheme, and those would win over values that hold for both. */
const VARIABLES = {
  '--mantine-color-body': 'var(--surface-panel)',
  '--mantine-color-text': 'var(--text-1)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--surface-control)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--text-1)',
  '--mantine-color-default-border': 'var(--border-strong)',
  '--mantine-color-error': 'var(--error)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-loupe-light': 'var(--accent-soft)',
  '--mantine-color-loupe-light-color': 'var(--accent-text)',
  '--mantine-color-loupe-filled': 'var(--accent)',
  '--mantine-color-loupe-filled-hover': 'var(--accent-hover)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: VARIABLES, dark: VARIABLES });
