// Which topics' payloads are shown how: the list in the order in which it counts, and one decoder being edited.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DecoderBinding } from '../../../../../core/payload/view/decoder-binding.ts';
import { decoderBindingsStore, saveDecoderBinding, watchDecoderBindings } from '../../../../state/decoder-bindings.ts';
import { newProfileId } from '../../../../state/profile-id.ts';
import { addPayloadTexts } from '../payload-texts.ts';
import { DecoderForm } from './decoder-form.tsx';
import { DecoderList } from './decoder-list.tsx';
import classes from './decoders-dialog.module.css';
import { closeDecoders, decodersDialogStore } from './decoders-dialog-store.ts';

addPayloadTexts();

export function DecodersDialog() {
  const { t } = useTranslation('payloadViews');
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const { bindings, fault } = useStore(decoderBindingsStore);
  useEffect(watchDecoderBindings, []);
  const { draft } = useStore(decodersDialogStore);
  const [edited, setEdited] = useState<DecoderBinding | null>(() => {
    const known = bindings.find(({ topicFilter }) => topicFilter === draft?.topicFilter);
    return draft && (known ? { ...known, view: draft.view } : newBinding(draft));
  });
  const save = (binding: DecoderBinding) => {
    void saveDecoderBinding(binding);
    setEdited(null);
  };
  return (
    <Modal
      opened
      onClose={closeDecoders}
      // What was typed with care is not lost by a click beside it.
      closeOnClickOutside={edited === null}
      fullScreen={phone}
      padding={phone ? 16 : 24}
      size={620}
      title={t('dialog.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      classNames={{ title: classes.title ?? '' }}
    >
      {edited ? (
        <DecoderForm binding={edited} onSave={save} onCancel={() => setEdited(null)} />
      ) : (
        <div className={classes.part}>
          <p className={classes.intro}>{t('dialog.intro')}</p>
          {fault !== null && (
            <p className={classes.fault} role="alert">
              {t('dialog.fault', { message: fault })}
            </p>
          )}
          <DecoderList bindings={bindings} onEdit={setEdited} />
          <div>
            <Button
              leftSection={<IconPlus size={16} stroke={1.75} />}
              data-autofocus
              onClick={() => setEdited(newBinding({ topicFilter: '', view: 'cbor' }))}
            >
              {t('dialog.add')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function newBinding(draft: Pick<DecoderBinding, 'topicFilter' | 'view'>): DecoderBinding {
  return { ...draft, id: newProfileId(), schema: null, enabled: true, order: 0 };
}
