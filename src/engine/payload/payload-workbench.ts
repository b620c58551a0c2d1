// Keeps the open views of payloads and answers what the page asks of them.
import { comparePayloads } from '../../core/payload/difference/compare-payloads.ts';
import { checkSchema } from '../../core/payload/view/check-schema.ts';
import { openView } from '../../core/payload/view/open-view.ts';
import type { ViewDocument } from '../../core/payload/view/payload-view.ts';
import type {
  PayloadMethod,
  PayloadRequestMessage,
  PayloadRequests,
  PayloadResponseMessage,
} from '../../core/protocol/payload-contract.ts';

type Handlers = { [M in PayloadMethod]: (args: PayloadRequests[M]['args']) => PayloadRequests[M]['result'] };

export class PayloadWorkbench {
  readonly #views = new Map<number, ViewDocument>();

  /** Answers once; what throws is told as a failure. */
  answer({ id, method, args }: PayloadRequestMessage): PayloadResponseMessage {
    const handler = this.#handlers[method] as (args: unknown) => unknown;
    try {
      return { id, ok: true, value: handler(args) };
    } catch (error) {
      return {
        id,
        ok: false,
        message: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
      };
    }
  }

  #view(view: number): ViewDocument {
    const document = this.#views.get(view);
    if (!document) throw new Error(`no view ${view}`);
    return document;
  }

  readonly #handlers: Handlers = {
    open: ({ view, bytes, request }) => {
      const document = openView(bytes, request);
      this.#views.set(view, document);
      return document.opened;
    },
    lines: ({ view, from, count }) => this.#view(view).lines(from, count),
    tree: ({ view, from, count }) => this.#view(view).tree(from, count),
    setExpanded: ({ view, node, expanded }) => this.#view(view).setExpanded(node, expanded),
    rowOf: ({ view, node }) => this.#view(view).rowOf(node),
    path: ({ view, node }) => this.#view(view).path(node),
    text: ({ view, node, maxCharacters }) => {
      const text = this.#view(view).text(node);
      return text.length > maxCharacters ? null : text;
    },
    close: ({ view }) => {
      this.#views.delete(view);
      return null;
    },
    checkSchema: ({ schema }) => checkSchema(schema),
    compare: ({ before, after }) => comparePayloads(before, after),
  };
}
