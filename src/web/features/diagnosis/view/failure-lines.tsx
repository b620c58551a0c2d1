import { CodeText } from '../../../kit/code-text/code-text.tsx';
import classes from './failure-card.module.css';

/** A sentence, or a list of them. */
export function Lines({ lines }: { readonly lines: readonly { readonly key: string; readonly text: string }[] }) {
  const [first] = lines;
  if (first && lines.length === 1) return <CodeText text={first.text} />;
  return (
    <ul className={classes.list}>
      {lines.map(({ key, text }) => (
        <li key={key}>
          <CodeText text={text} />
        </li>
      ))}
    </ul>
  );
}
