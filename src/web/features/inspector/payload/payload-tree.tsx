// A payload as a tree: folds, is walked with the keyboard, and gives the path and the value of what is chosen.
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import section from '../section.module.css';
import { useOutcome } from '../use-outcome.ts';
import payload from './payload-section.module.css';
import classes from './payload-tree.module.css';
import { PayloadTreeRow } from './payload-tree-row.tsx';
import type { ShownDocument } from './shown-document.ts';
import { usePayloadTree } from './use-payload-tree.ts';

export interface PayloadTreeProps {
  readonly label: string;
  readonly document: ShownDocument;
}

/** As in the style sheet; on a phone a finger must find a row. */
const ROW_PX = 22;
const PHONE_ROW_PX = 44;

export function PayloadTree({ label, document }: PayloadTreeProps) {
  const { t, i18n } = useTranslation('payloadViews');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const rowPx = phone ? PHONE_ROW_PX : ROW_PX;
  const reveal = useRef<(index: number) => void>(() => {});
  const [outcome, tell] = useOutcome(label);
  const copy = async (what: 'path' | 'value') => {
    if (!row) return;
    const text = what === 'path' ? await document.path(row.node) : await document.text(row.node);
    if (text === null) return tell('lost');
    if (typeof text !== 'string' && !text.ok) return tell(text.error);
    tell((await copyText(typeof text === 'string' ? text : text.value)) ? 'copied' : 'failed');
  };
  const tree = usePayloadTree({ document, reveal, onCopy: () => void copy('value') });
  const { rows, rowCount: count, isCut, index, row } = tree;
  const path = usePath(document, row?.node ?? null);
  const list = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  reveal.current = (to) => list.scrollToIndex(Math.min(to, count - 1));
  const shown = list.getVirtualItems();
  const from = shown[0]?.index ?? 0;
  const to = (shown.at(-1)?.index ?? -1) + 1;
  useLayoutEffect(() => rows.want(from, to), [rows, from, to]);
  return (
    <>
      <div
        ref={box}
        className={`${payload.box} ${classes.box}`}
        role="tree"
        aria-label={label}
        aria-activedescendant={`${id}-${index}`}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx) - 1);
          if (tree.press(event.key, page)) event.preventDefault();
        }}
      >
        <div className={classes.rows} role="presentation" style={{ height: list.getTotalSize() }}>
          {shown.map((item) => (
            <PayloadTreeRow
              key={item.index}
              id={`${id}-${item.index}`}
              top={item.start}
              row={rows.row(item.index)}
              isChosen={item.index === index}
              onChoose={() => tree.choose(item.index)}
              onToggle={(of) => tree.toggle(of, item.index)}
            />
          ))}
        </div>
      </div>
      {isCut && (
        <p className={payload.partly}>{t('cutTree', { rows: new Intl.NumberFormat(i18n.language).format(count) })}</p>
      )}
      <div className={classes.chosen}>
        <code className={classes.path} title={t('path')}>
          {path}
        </code>
        <span className={classes.actions}>
          <button type="button" className={section.link} onClick={() => void copy('path')}>
            {t('copyPath')}
          </button>
          <button type="button" className={section.link} onClick={() => void copy('value')}>
            {t('copyValue')}
          </button>
          <button type="button" className={section.link} onClick={() => tree.setAll(true)}>
            {t('unfoldAll')}
          </button>
          <button type="button" className={section.link} onClick={() => tree.setAll(false)}>
            {t('foldAll')}
          </button>
        </span>
        <span className={classes.outcome} role="status">
          {outcome && t(`outcome.${outcome}`)}
        </span>
      </div>
    </>
  );
}

/** Of the chosen node; what was there stays until the next has come. */
function usePath(document: ShownDocument, node: number | null): string {
  const [path, setPath] = useState('.');
  useEffect(() => {
    let isCurrent = true;
    if (node !== null) void document.path(node).then((known) => isCurrent && known !== null && setPath(known));
    return () => {
      isCurrent = false;
    };
  }, [document, node]);
  return path;
}
