// Text of a lab: paragraphs, lists, `code` and **strong**. It may be somebody else's file, so it is text and never HTML.
import { Fragment, type ReactNode } from 'react';
import { CopiedCode } from './copied-code.tsx';
import { labBlocks, labSpans } from './lab-markup.ts';
import classes from './lab-text.module.css';

export function LabText({ text }: { readonly text: string }) {
  return (
    <div className={classes.text}>
      {labBlocks(text).map((block, at) => {
        const key = `${at} ${block.kind}`;
        if (block.kind === 'paragraph') return <p key={key}>{<LabLine text={block.text} />}</p>;
        if (block.kind === 'code') return <CopiedCode key={key} text={block.text} />;
        const items = block.items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change
          <li key={i}>
            <LabLine text={item} />
          </li>
        ));
        return block.kind === 'ordered' ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
      })}
    </div>
  );
}

/** One line: a task, an item. */
export function LabLine({ text }: { readonly text: string }): ReactNode {
  return labSpans(text).map(({ kind, text: part }, at) => {
    const key = `${at} ${kind}`;
    if (kind === 'code') return <code key={key}>{part}</code>;
    if (kind === 'strong') return <strong key={key}>{part}</strong>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
