import type { ImportRemark } from '../../../../core/transfer/import-result.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import classes from './import-dialog.module.css';
import { useRemarkText } from './use-remark-text.ts';

/** What was not taken as it stands, each with its place. */
export function Remarks({ remarks }: { readonly remarks: readonly ImportRemark[] }) {
  const remarkText = useRemarkText();
  return (
    <ul>
      {remarks.map((remark, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two remarks may be the same
        <li key={i}>
          {remark.place !== '' && <code className={classes.place}>{remark.place}</code>}
          <CodeText text={remarkText(remark)} />
        </li>
      ))}
    </ul>
  );
}
