import type { Result } from '../../../../core/base/result.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import { compilePublish } from '../../../../core/publish/compile-publish.ts';
import type { PreparedPublish, PrepareFault } from '../../../../core/publish/prepared-publish.ts';
import type { PublishTemplate } from '../../../../core/publish/publish-template.ts';
import { beginScope } from '../../../../core/publish/template-scope.ts';
import type { Variables } from '../../../../core/publish/variables.ts';

/** The first publish of a template, or why there will be none. */
export function checkTemplate(
  template: PublishTemplate,
  version: ProtocolVersion,
  variables: Variables,
): Result<PreparedPublish, PrepareFault> {
  const compiled = compilePublish(template, version);
  return compiled.ok ? compiled.value.make(beginScope(variables)) : compiled;
}
