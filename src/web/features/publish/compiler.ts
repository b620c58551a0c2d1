// What makes bytes of a draft: it knows all formats, and so it comes after the form, in a moment of its own.
import { useEffect, useState } from 'react';
import type { Result } from '../../../core/base/result.ts';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { PreparedPublish, PrepareFault } from '../../../core/publish/prepared-publish.ts';
import type { PublishTemplate } from '../../../core/publish/publish-template.ts';
import type { TemplateScope } from '../../../core/publish/template-scope.ts';

export interface Compiler {
  /** `isConstant`: no variable stands in it. */
  prepare(
    template: PublishTemplate,
    version: ProtocolVersion,
    scope: TemplateScope,
  ): Result<PreparedPublish & { readonly isConstant: boolean }, PrepareFault>;
  formatJson(text: string): string | null;
  minifyJson(text: string): string | null;
}

let loading: Promise<Compiler> | null = null;
let loaded: Compiler | null = null;

export function loadCompiler(): Promise<Compiler> {
  loading ??= import('./load-compiler.ts').then(({ compiler }) => {
    loaded = compiler;
    return compiler;
  });
  return loading;
}

/** Null until it is there. */
export function useCompiler(): Compiler | null {
  const [compiler, setCompiler] = useState(loaded);
  useEffect(() => {
    let isGone = false;
    void loadCompiler().then((known) => !isGone && setCompiler(known));
    return () => {
      isGone = true;
    };
  }, []);
  return compiler;
}
