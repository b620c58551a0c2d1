// Everything that a payload can be shown as, and how to have it shown so always.
import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayloadView } from '../../../../core/payload/view/payload-view.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { saveDecoderBinding } from '../../../state/decoder-bindings.ts';
import { newProfileId } from '../../../state/profile-id.ts';
import { openDecoders } from './decoders/decoders-dialog-store.ts';
import classes from './format-menu.module.css';
import type { PayloadModel } from './use-payload.ts';

export interface FormatMenuProps {
  readonly model: PayloadModel;
  readonly topic: string;
  readonly children: ReactElement;
}

const VIEWS: readonly PayloadView[] = [
  'json',
  'tree',
  'text',
  'hex',
  'base64',
  'cbor',
  'messagepack',
  'protobuf',
  'avro',
  'sparkplug',
  'image',
  'number',
  'timestamp',
];

export function FormatMenu({ model, topic, children }: FormatMenuProps) {
  const { t } = useTranslation('payloadViews');
  const { view, binding } = model;
  const always = () => {
    const id = binding?.topicFilter === topic ? binding.id : newProfileId();
    void saveDecoderBinding({ id, topicFilter: topic, view, schema: model.schema, enabled: true, order: 0 });
  };
  const isBound = binding?.topicFilter === topic && binding.view === view;
  return (
    <Menu
      position="bottom-end"
      width={250}
      withInitialFocusPlaceholder={false}
      // As high as there is room: it scrolls.
      middlewares={{ flip: true, shift: true, size: true }}
      classNames={{ dropdown: classes.menu ?? '', item: classes.item ?? '' }}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <div className={classes.views}>
          {VIEWS.map((each) => (
            <Menu.RadioItem
              key={each}
              closeMenuOnClick
              value={each}
              checked={each === view}
              onChange={() => model.choose(each)}
            >
              {t(`views.${each}`)}
            </Menu.RadioItem>
          ))}
        </div>
        <Menu.Divider />
        {!isBound && topic !== '' && (
          <Menu.Item className={classes.always ?? ''} onClick={always}>
            <CodeText text={t('always', { topic: topic.replaceAll('`', "'"), view: t(`views.${view}`) })} />
          </Menu.Item>
        )}
        <Menu.Item onClick={() => openDecoders(null)}>{t('decoders')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
