// The payload in an editor that knows JSON. What is wrong is marked where it stands; numbers are never altered.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addPublishFaultTexts } from '../../i18n/add-publish-fault-texts.ts';
import { CodeEditor, type CodeMark } from '../../kit/code-editor/code-editor.tsx';
import { useFaultWords } from '../../kit/publish-fault/use-fault-words.ts';
import { useCompiler } from './compiler.ts';
import classes from './composer.module.css';
import { placeOfFault } from './place-of-fault.ts';
import type { ComposerModel } from './use-composer.ts';

addPublishFaultTexts();

export function JsonPayload({ composer }: { readonly composer: ComposerModel }) {
  const { t } = useTranslation('publish');
  const compiler = useCompiler();
  const marks = useMarks(composer);
  const { draft, changePayload, submit } = composer;
  const { text, format } = draft.payload;
  const formatted = compiler?.formatJson(text) ?? null;
  const minified = compiler?.minifyJson(text) ?? null;
  const button = (name: 'formatJson' | 'minifyJson', result: string | null) => (
    <button
      type="button"
      className={classes.tool}
      disabled={result === null || result === text}
      onClick={() => result !== null && changePayload({ text: result })}
    >
      {t(name)}
    </button>
  );
  return (
    <div className={classes.code}>
      <CodeEditor
        className={classes.editor}
        label={t('payload')}
        language="json"
        value={text}
        marks={marks}
        placeholderText={t(`placeholders.${format}`)}
        onChange={(changed) => changePayload({ text: changed })}
        onSubmit={submit}
      />
      <div className={classes.tools}>
        {button('formatJson', formatted)}
        {button('minifyJson', minified)}
      </div>
    </div>
  );
}

function useMarks({ fault }: ComposerModel): readonly CodeMark[] {
  const words = useFaultWords();
  const place = fault && placeOfFault(fault, 'payload');
  const message = fault ? words.prepare(fault) : '';
  const from = place?.from;
  const to = place?.to;
  return useMemo(() => (from === undefined || to === undefined ? [] : [{ from, to, message }]), [from, to, message]);
}
