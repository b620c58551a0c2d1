// The import's model: what was given, what was found in it, what was chosen, and what became of it.
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ImportRemark, ImportResult } from '../../../../core/transfer/import-result.ts';
import { companionStore } from '../../../state/companion-store.ts';
import { profilesStore } from '../../../state/profiles-store.ts';
import { showWorkspace } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import { readTextFile } from '../read-text-file.ts';
import { isSealedOwnFile, openOwnFile } from '../sealed-own-file.ts';
import type { OpenFault } from '../secret-envelope.ts';
import { type Candidate, type Choice, defaultChoice, planImport } from './plan-import.ts';
import { type ReadFault, readSource } from './read-source.ts';
import { type Stored, storeImport } from './store-import.ts';

export type ImportStep =
  | { readonly kind: 'source'; readonly fault: ReadFault | null }
  | { readonly kind: 'reading' }
  | { readonly kind: 'sealed'; readonly text: string; readonly fault: OpenFault | null }
  | {
      readonly kind: 'preview';
      readonly format: ImportResult['format'];
      readonly candidates: readonly Candidate[];
      readonly choices: readonly Choice[];
      readonly remarks: readonly ImportRemark[];
      /** Why it was not stored. */
      readonly error: string | null;
    }
  | { readonly kind: 'storing' }
  /** `error`: why it could not be undone. */
  | { readonly kind: 'done'; readonly stored: Stored; readonly undone: boolean; readonly error: string | null };

export interface ImportModel {
  readonly step: ImportStep;
  /** Null: it was pasted. */
  readonly fileName: string | null;
  /** What stands in the field for a pasted text; stays there when it could not be read. */
  readonly pasted: string;
  readonly paste: (text: string) => void;
  readonly readFile: (file: File) => void;
  readonly readPasted: () => void;
  readonly unseal: (passphrase: string) => void;
  readonly choose: (index: number, patch: Partial<Choice>) => void;
  readonly chooseAll: (taken: boolean) => void;
  readonly store: () => void;
  readonly undo: () => void;
  readonly restart: () => void;
}

export function useImport(file: File | null): ImportModel {
  const hasBridge = useStore(companionStore, ({ info }) => info?.bridge.enabled ?? false);
  const [step, setStep] = useState<ImportStep>({ kind: 'source', fault: null });
  const [fileName, setFileName] = useState<string | null>(null);
  const [pasted, paste] = useState('');
  /** What was asked for last counts: a large file may come after a small one that was chosen later. */
  const turn = useRef(0);

  const take = async (text: string, name: string | null, mine: number) => {
    const outcome = await readSource(text, name);
    if (mine !== turn.current) return;
    if (!outcome.ok) return setStep({ kind: 'source', fault: { kind: 'content', fault: outcome.error } });
    const { format, profiles, remarks } = outcome.value;
    const candidates = planImport(profiles, profilesStore.getState().profiles, hasBridge);
    setStep({ kind: 'preview', format, candidates, choices: candidates.map(defaultChoice), remarks, error: null });
  };

  const begin = (name: string | null): number => {
    setFileName(name);
    setStep({ kind: 'reading' });
    return ++turn.current;
  };

  const takeOrAsk = async (text: string, name: string | null, mine: number) => {
    if (isSealedOwnFile(text)) setStep({ kind: 'sealed', text, fault: null });
    else await take(text, name, mine);
  };

  const readFile = async (chosen: File) => {
    const mine = begin(chosen.name);
    const text = await readTextFile(chosen);
    if (mine !== turn.current) return;
    if (!text.ok) return setStep({ kind: 'source', fault: { kind: 'file', fault: text.error } });
    await takeOrAsk(text.value, chosen.name, mine);
  };

  const unseal = async (text: string, passphrase: string) => {
    const mine = ++turn.current;
    setStep({ kind: 'reading' });
    const opened = await openOwnFile(text, passphrase);
    if (mine !== turn.current) return;
    if (opened.ok) await take(opened.value.text, fileName, mine);
    else setStep({ kind: 'sealed', text, fault: opened.error });
  };

  const store = async (preview: Extract<ImportStep, { kind: 'preview' }>) => {
    setStep({ kind: 'storing' });
    const chosen = preview.candidates.flatMap((candidate, i) => {
      const choice = preview.choices[i];
      return choice?.taken ? [{ candidate, choice }] : [];
    });
    try {
      const stored = await storeImport(chosen);
      if (workspacesStore.getState().activeId === null) showWorkspace(stored.firstId);
      setStep({ kind: 'done', stored, undone: false, error: null });
    } catch (error) {
      setStep({ ...preview, error: words(error) });
    }
  };

  const begun = useRef(false);
  useEffect(() => {
    if (file && !begun.current) void readFile(file);
    begun.current = true;
  });

  return {
    step,
    fileName,
    pasted,
    paste,
    readFile: (chosen) => void readFile(chosen),
    readPasted: () => void takeOrAsk(pasted, null, begin(null)),
    unseal: (passphrase) => void (step.kind === 'sealed' && unseal(step.text, passphrase)),
    choose: (index, patch) =>
      setStep((now) =>
        now.kind === 'preview'
          ? { ...now, choices: now.choices.map((choice, i) => (i === index ? { ...choice, ...patch } : choice)) }
          : now,
      ),
    chooseAll: (taken) =>
      setStep((now) =>
        now.kind === 'preview' ? { ...now, choices: now.choices.map((choice) => ({ ...choice, taken })) } : now,
      ),
    store: () => void (step.kind === 'preview' && store(step)),
    undo: () => {
      if (step.kind !== 'done') return;
      const { stored } = step;
      stored.undo().then(
        () => setStep({ kind: 'done', stored, undone: true, error: null }),
        (error) => setStep({ kind: 'done', stored, undone: false, error: words(error) }),
      );
    },
    restart: () => {
      turn.current++;
      setFileName(null);
      setStep({ kind: 'source', fault: null });
    },
  };
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
