import { expect, it } from 'vitest';
import type { PayloadMethod, PayloadRequestMessage, PayloadRequests } from '../../core/protocol/payload-contract.ts';
import { PayloadWorkbench } from './payload-workbench.ts';

function ask<M extends PayloadMethod>(workbench: PayloadWorkbench, method: M, args: PayloadRequests[M]['args']) {
  return workbench.answer({ id: 1, method, args } as PayloadRequestMessage);
}

it('opens a tree, folds it, finds in it, and closes it', () => {
  const workbench = new PayloadWorkbench();
  const bytes = new TextEncoder().encode('{"a":[1,2]}');
  const request = { view: 'tree', complete: true, schema: null, births: [] } as const;
  const value = (method: PayloadMethod, args: unknown) => {
    const answer = ask(workbench, method, args as never);
    return answer.ok ? answer.value : answer.message;
  };
  expect(value('open', { view: 1, bytes, request })).toEqual({ kind: 'tree', rowCount: 4, nodeCount: 4 });
  expect(value('path', { view: 1, node: 3 })).toBe('a[1]');
  expect(value('setExpanded', { view: 1, node: 1, expanded: false })).toBe(2);
  expect(value('rowOf', { view: 1, node: 3 })).toBe(-1);
  expect(value('text', { view: 1, node: 1, maxCharacters: 5 })).toBe('[1,2]');
  expect(value('text', { view: 1, node: null, maxCharacters: 5 })).toBeNull();
  expect(value('close', { view: 1 })).toBeNull();
  expect(ask(workbench, 'path', { view: 1, node: 3 })).toMatchObject({ ok: false });
});

it('shows by lines what was to be a tree and is no JSON', () => {
  const bytes = new TextEncoder().encode('{"a":1,}');
  const request = { view: 'tree', complete: true, schema: null, births: [] } as const;
  expect(ask(new PayloadWorkbench(), 'open', { view: 1, bytes, request })).toMatchObject({
    value: { kind: 'lines', lineCount: 1, notJson: { line: 1, column: 8 } },
  });
});
