// One line of a text or of JSON, with its number, or a piece of a long one.
import { type CSSProperties, memo } from 'react';
import type { PayloadRow } from '../../../../core/payload/line-rows.ts';
import { VisibleText } from '../visible-text.tsx';
import classes from './payload-lines.module.css';

export interface PayloadLineProps {
  /** Undefined: it has not come yet. */
  readonly row: PayloadRow | undefined;
  readonly numbered: boolean;
}

const NOTHING: PayloadRow = { number: null, depth: 0, tokens: [] };

/** Remembered: while scrolling, most rows in view stay what they were. */
export const PayloadLine = memo(function PayloadLine({ row = NOTHING, numbered }: PayloadLineProps) {
  const { number, depth, tokens } = row;
  let at = 0;
  return (
    <>
      {numbered && (
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
      )}
      <span className={classes.text} style={{ '--depth': depth } as CSSProperties}>
        {tokens.map(({ kind, text }) => {
          const key = at;
          at += text.length;
          return (
            <span key={key} data-kind={kind}>
              <VisibleText text={text} />
            </span>
          );
        })}
      </span>
    </>
  );
});
