// A text field for code: colours, matching brackets, and what is wrong marked where it stands. Loaded when it is needed.
import { autocompletion, type CompletionSource, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { editorColours } from './editor-colours.ts';

export type CodeLanguage = 'json' | 'javascript' | 'typescript' | 'text';

export interface CodeMark {
  /** UTF-16 units in the text. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface CodeEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The accessible name. */
  readonly label: string;
  readonly language: CodeLanguage;
  readonly marks?: readonly CodeMark[];
  readonly placeholderText?: string;
  readonly hasLineNumbers?: boolean;
  readonly completions?: CompletionSource;
  /** Ctrl and Enter, or ⌘ and Enter. */
  readonly onSubmit?: () => void;
  readonly className?: string | undefined;
}

const LANGUAGES: Readonly<Record<CodeLanguage, () => Extension>> = {
  json: () => json(),
  javascript: () => javascript(),
  typescript: () => javascript({ typescript: true }),
  text: () => [],
};

export function CodeEditor(props: CodeEditorProps) {
  const { value, label, language, marks, placeholderText, hasLineNumbers = false, completions, className } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // The editor is made once; what it calls is what was given last.
  const latest = useRef(props);
  latest.current = props;
  const languages = useRef(new Compartment());
  const attributes = useRef(new Compartment());

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes later is put into it below
  useEffect(() => {
    const editor = new EditorView({
      parent: box.current as HTMLDivElement,
      state: EditorState.create({
        doc: value,
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => submit(latest.current) }])),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          history(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          completions ? autocompletion({ override: [completions] }) : [],
          hasLineNumbers ? lineNumbers() : [],
          EditorView.cspNonce.of(styleNonce()),
          EditorView.lineWrapping,
          editorColours,
          placeholderText === undefined ? [] : placeholder(placeholderText),
          languages.current.of(LANGUAGES[language]()),
          attributes.current.of(EditorView.contentAttributes.of({ 'aria-label': label })),
          EditorView.contentAttributes.of({ spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: languages.current.reconfigure(LANGUAGES[language]()) });
  }, [language]);

  useEffect(() => {
    const effect = attributes.current.reconfigure(EditorView.contentAttributes.of({ 'aria-label': label }));
    view.current?.dispatch({ effects: effect });
  }, [label]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { length } = editor.state.doc;
    const diagnostics: Diagnostic[] = (marks ?? []).map(({ from, to, message }) => ({
      from: Math.min(from, length),
      to: Math.min(Math.max(to, from), length),
      severity: 'error',
      message,
    }));
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [marks]);

  return <div ref={box} className={className} data-code-editor />;
}

/** What the page's policy lets style elements in by. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

function submit({ onSubmit }: CodeEditorProps): boolean {
  onSubmit?.();
  return onSubmit !== undefined;
}
