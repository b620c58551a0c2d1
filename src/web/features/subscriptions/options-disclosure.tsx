// The form's fold for the options of version 5. Folded, it still shows those that are set: they go with the next subscribe.
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubscriptionOptions } from '../../../core/mqtt/connection-profile.ts';
import { LazyOptionsFields } from './lazy-options-fields.tsx';
import { OptionBadges } from './option-badges.tsx';
import classes from './options-disclosure.module.css';

export interface OptionsDisclosureProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly value: SubscriptionOptions;
  readonly shared: boolean;
  readonly onChange: (value: SubscriptionOptions) => void;
}

export function OptionsDisclosure({ open, onOpen, value, shared, onChange }: OptionsDisclosureProps) {
  const { t } = useTranslation('subscriptions');
  const id = useId();
  return (
    <div className={classes.disclosure}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.button}
          aria-expanded={open}
          aria-controls={id}
          aria-describedby={open ? undefined : `${id}-set`}
          onClick={() => onOpen(!open)}
        >
          <IconChevronRight className={classes.chevron} size={14} stroke={1.75} aria-hidden="true" />
          {t('options.open')}
        </button>
        {!open && (
          <span id={`${id}-set`} className={classes.set}>
            <OptionBadges options={value} />
          </span>
        )}
      </div>
      <div id={id} className={classes.body} hidden={!open}>
        {open && <LazyOptionsFields value={value} shared={shared} version={5} onChange={onChange} />}
      </div>
    </div>
  );
}
