import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobFault } from '../../../core/protocol/job-contract.ts';
import { SCRIPT_API } from '../../../core/publish/script-api.ts';
import { CodeEditor, type CodeMark } from '../../kit/code-editor/code-editor.tsx';
import type { KeptScript } from '../../storage/stored-scripts.ts';
import classes from './scripts.module.css';

export interface ScriptEditorProps {
  readonly script: KeptScript;
  /** Of the last run. */
  readonly fault: JobFault | null;
  readonly onChange: (source: string) => void;
  readonly onRun: () => void;
}

export function ScriptEditor({ script: { source }, fault, onChange, onRun }: ScriptEditorProps) {
  const { t } = useTranslation('scripts');
  const marks = useMemo(() => marksOf(source, fault), [source, fault]);
  return (
    <CodeEditor
      className={classes.code}
      label={t('source')}
      language="typescript"
      hasLineNumbers
      value={source}
      marks={marks}
      completions={completeCalls}
      onChange={onChange}
      onSubmit={onRun}
    />
  );
}

const OPTIONS = SCRIPT_API.map(({ name, signature }) => ({
  label: name,
  type: signature.includes('(') ? 'function' : 'variable',
  detail: signature.slice(0, 60),
}));

function completeCalls(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\w+/u);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  // After a dot something of a value is meant.
  if (context.state.sliceDoc(Math.max(0, word.from - 1), word.from) === '.') return null;
  return { from: word.from, options: OPTIONS, validFor: /^\w*$/u };
}

/** The line that the fault names, from its column to its end. */
function marksOf(source: string, fault: JobFault | null): readonly CodeMark[] {
  if (fault?.kind !== 'script' || fault.line === null) return [];
  const lines = source.split('\n');
  const line = lines[fault.line - 1];
  if (line === undefined) return [];
  const start = lines.slice(0, fault.line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const from = start + Math.min(Math.max(0, (fault.column ?? 1) - 1), line.length);
  return [
    { from: Math.min(from, start + Math.max(0, line.length - 1)), to: start + line.length, message: fault.message },
  ];
}
