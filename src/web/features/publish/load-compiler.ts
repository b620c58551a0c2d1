import { formatJson, layoutJson } from '../../../core/payload/json-layout.ts';
import { compilePublish } from '../../../core/publish/compile-publish.ts';
import { minifyJson } from '../../../core/publish/encode/minify-json.ts';
import type { Compiler } from './compiler.ts';

export const compiler: Compiler = {
  prepare(template, version, scope) {
    const compiled = compilePublish(template, version);
    if (!compiled.ok) return compiled;
    const made = compiled.value.make(scope);
    return made.ok ? { ok: true, value: { ...made.value, isConstant: compiled.value.isConstant } } : made;
  },
  formatJson(text) {
    const layout = layoutJson(text);
    return layout.ok ? formatJson(layout.value) : null;
  },
  minifyJson,
};
