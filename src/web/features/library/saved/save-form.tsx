// Keeps what stands in the publish form under a name.
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_REQUEST, type LibraryItem, type SavedPublish } from '../../../../core/publish/saved-publish.ts';
import { foldersOf, newItemId, nextOrder, saveItems } from '../../../state/library-store.ts';
import { changeDraft, draftOf, templateOf } from '../../../state/publish-drafts.ts';
import classes from '../library.module.css';
import type { LibraryIntent } from '../library-section.tsx';

export interface SaveFormProps {
  readonly profileId: string;
  readonly asked: LibraryIntent;
  readonly items: readonly LibraryItem[];
  readonly onSaved: (saved: SavedPublish) => void;
  readonly onClose: () => void;
}

export function SaveForm({ profileId, asked, items, onSaved, onClose }: SaveFormProps) {
  const { t } = useTranslation('library');
  const savedId = asked.kind === 'save' ? asked.savedId : null;
  const known = items.find((item): item is SavedPublish => item.id === savedId && item.kind === 'publish');
  // Another topic is most likely another message: what is kept is replaced only by the button that says so.
  const isOther = known !== undefined && known.template.topic !== asked.template.topic;
  const [name, setName] = useState(known && !isOther ? known.name : asked.template.topic);
  const [parentId, setParentId] = useState(known?.parentId ?? null);
  const save = (id: string, named = name) => {
    const saved: SavedPublish = {
      kind: 'publish',
      id,
      name: named.trim() || asked.template.topic || t('noName'),
      parentId,
      order: known && known.id === id && known.parentId === parentId ? known.order : nextOrder(parentId, items),
      template: asked.template,
      request: known?.request ?? (asked.kind === 'request' ? DEFAULT_REQUEST : null),
    };
    void saveItems([saved]).then((isKept) => {
      if (!isKept) return;
      // What stands in the form is this one from now on: saved again, it is changed.
      if (JSON.stringify(templateOf(draftOf(profileId))) === JSON.stringify(asked.template)) {
        changeDraft(profileId, { savedId: id });
      }
      onSaved(saved);
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(known && !isOther ? known.id : newItemId());
  };
  return (
    <form className={classes.card} aria-label={t('save.form')} onSubmit={submit}>
      <label className={classes.field}>
        <span>{t('save.name')}</span>
        <input
          className={classes.input}
          // biome-ignore lint/a11y/noAutofocus: the form was asked for by the menu item before it
          autoFocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <label className={classes.field}>
        <span>{t('save.folder')}</span>
        <select
          className={classes.input}
          value={parentId ?? ''}
          onChange={({ currentTarget }) => setParentId(currentTarget.value === '' ? null : currentTarget.value)}
        >
          <option value="">{t('save.noFolder')}</option>
          {foldersOf(items).map(({ id, name: folder }) => (
            <option key={id} value={id}>
              {folder}
            </option>
          ))}
        </select>
      </label>
      <div className={classes.actions}>
        <Button type="submit" variant="filled">
          {t(known && !isOther ? 'save.update' : 'save.save')}
        </Button>
        {known && isOther && (
          <Button variant="default" onClick={() => save(known.id, known.name)}>
            {t('save.replace', { name: known.name.slice(0, 40) })}
          </Button>
        )}
        {known && !isOther && (
          <Button variant="default" onClick={() => save(newItemId())}>
            {t('save.asNew')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
