import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobFault } from '../../../core/protocol/job-contract.ts';
import { SCRIPT_API, SCRIPT_MESSAGE } from '../../../core/publish/script-api.ts';
import { CodeEditor, type CodeMark } from '../../kit/code-editor/code-editor.tsx';
import type { KeptScript } from '../../storage/stored-scripts.ts';
import classes from './scripts.module.css';

export interface ScriptEditorProps {
  readonly script: KeptScript;
  /** Of the last run, and what ran. */
  readonly fault: JobFault | null;
  readonly ranSource: string | null;
  readonly onChange: (source: string) => void;
  readonly onRun: () => void;
}

export function ScriptEditor({ script: { source }, fault, ranSource, onChange, onRun }: ScriptEditorProps) {
  const { t } = useTranslation('scripts');
  // Set once for a fault: from then on the editor moves the mark along with what is typed before it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the fault comes
  const marks = useMemo(() => (source === ranSource ? marksOf(source, fault) : NO_MARKS), [fault, ranSource]);
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

/** Characters of a signature that stand beside its name. */
const MAX_DETAIL = 32;

const NO_MARKS: readonly CodeMark[] = [];

const CALLS = SCRIPT_API.map(({ name, signature }) => ({
  label: name,
  type: signature.includes('(') ? 'function' : 'variable',
  detail: shortened(signature.slice(name.length).replace(/^: /u, '')),
  info: signature,
}));

function shortened(text: string): string {
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)}…` : text;
}

const MEMBERS = SCRIPT_MESSAGE.map(({ name, signature }) => ({
  label: name,
  type: 'property',
  detail: signature.slice(name.length).replace(/^: /u, ''),
}));

/** After a dot what a message has, else what can be called; in texts, comments and numbers nothing. */
function completeCalls(context: CompletionContext): CompletionResult | null {
  if (/String|Comment|Number/u.test(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
  const word = context.matchBefore(/\w*/u);
  const from = word?.from ?? context.pos;
  const isMember = context.state.sliceDoc(Math.max(0, from - 1), from) === '.';
  if (from === context.pos && !isMember && !context.explicit) return null;
  return { from, options: isMember ? MEMBERS : CALLS, validFor: /^\w*$/u };
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
