// A template made ready to be published again and again: what can be read once is read once.
import type { Result } from '../base/result.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { PreparedPublish, PrepareFault } from './prepared-publish.ts';
import type { PublishTemplate } from './publish-template.ts';
import type { TemplateScope } from './template-scope.ts';

export interface CompiledPublish {
  /** Whether any variable stands in it. */
  readonly isConstant: boolean;
  /** Bytes of `payload` are the caller's own. */
  make(scope: TemplateScope): Result<PreparedPublish, PrepareFault>;
}

/** `version`: before 5 no properties are made, and none of them can be faulty. */
export function compilePublish(
  _template: PublishTemplate,
  _version: ProtocolVersion,
): Result<CompiledPublish, PrepareFault> {
  throw new Error('not made yet');
}
