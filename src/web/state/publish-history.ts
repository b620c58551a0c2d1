// What was published by hand, kept over a reload.
import type { PublishTemplate } from '../../core/publish/publish-template.ts';

export interface SentPublish {
  /** Undefined: it was not even sent. */
  readonly publishId: number | undefined;
  /** As it was written, with its variables; of a file, its name stands in `fileName`. */
  readonly template: PublishTemplate;
  readonly fileName: string | null;
  /** As it went out. */
  readonly topic: string;
  readonly payloadBytes: number;
}

/** Keeps a publish in the history; what becomes of it is taken from the workspace's `publishes`. */
export function rememberPublish(_profileId: string, _sent: SentPublish): void {}
