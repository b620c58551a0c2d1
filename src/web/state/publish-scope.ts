// One scope a connection for what is published by hand: `{{counter}}` and the table's rows go on from publish to publish.

import type { PublishTemplate } from '../../core/publish/publish-template.ts';
import { advanceScope, beginScope, type TemplateScope } from '../../core/publish/template-scope.ts';
import { variablesOf } from './variables-store.ts';

const places = new Map<string, { counter: number; row: number }>();

/** Whether a person's own variables may stand in it: they are read from storage only then. */
export function holdsVariables({ topic, payload, properties }: PublishTemplate): boolean {
  return [topic, payload.text, JSON.stringify(properties)].some((text) => text.includes('{{'));
}

/** As the next publish would have it. */
export function scopeOf(profileId: string): TemplateScope {
  return { ...beginScope(variablesOf(profileId)), ...places.get(profileId) };
}

export function advance(profileId: string): void {
  const scope = scopeOf(profileId);
  advanceScope(scope);
  places.set(profileId, { counter: scope.counter, row: scope.row });
}
