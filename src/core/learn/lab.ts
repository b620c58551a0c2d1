// A guided lab as data: its steps, what a person does in each, and the packets that prove it. One file a lab and language.
import type { AccessDenial, FaultRule, LabCredentials } from './lab-faults.ts';
import type { LabPattern } from './lab-pattern.ts';

export interface Lab {
  /** Names the lab in links and in what is kept of its progress: the same in every language. */
  readonly lab: string;
  readonly language: 'en' | 'ru';
  readonly title: string;
  /** One or two sentences. */
  readonly summary: string;
  /** How long it takes, about. */
  readonly minutes: number;
  readonly steps: readonly LabStep[];
  /** Answered in words; they stand in the report. */
  readonly questions: readonly LabQuestion[];
}

export interface LabStep {
  /** Unique within the lab, the same in every language. */
  readonly id: string;
  readonly title: string;
  /** Paragraphs and lists; `code`, **strong**. */
  readonly text: string;
  /** None: a step to be read. */
  readonly tasks: readonly LabTask[];
  /** Set apart below the tasks: why it is so. */
  readonly note: string | null;
}

export interface LabTask {
  /** Unique within the lab. */
  readonly id: string;
  /** What to do: one sentence, as text with `code`. */
  readonly text: string;
  /** How, for whom the sentence is not enough. */
  readonly hint: string | null;
  /** Buttons that prepare, and never do the step for the person. */
  readonly actions: readonly LabAction[];
  /** These packets, in this order, others between them. */
  readonly expect: readonly LabPattern[];
  /** Said instead of the app's own words when such a packet comes first. */
  readonly wrong: readonly { readonly when: LabPattern; readonly say: string }[];
  /** Only what came after this other task was passed counts, and its variables are known. */
  readonly after: string | null;
  /**
   * From where packets count: since the step was opened, those of the connection in view as well, since the lab was
   * begun, or as long as the step's faults are on.
   */
  readonly since: 'step' | 'connection' | 'lab' | 'fault';
  /** Without it the step is done as well. */
  readonly optional: boolean;
  /** What has to be there; where it is not, the task says so and may be left out. */
  readonly needs: readonly LabNeed[];
}

/** `companion`: the program that serves the app; `embedded`: a connection to its broker; `mqtt5`: version 5. */
export type LabNeed = 'companion' | 'embedded' | 'mqtt5';

export type LabAction =
  /** Opens the form of a new connection to the embedded broker, or of any where there is none, filled in like this. */
  | { readonly kind: 'connection'; readonly label: string; readonly fill: LabConnection }
  /** Fills in the composer. */
  | { readonly kind: 'compose'; readonly label: string; readonly fill: LabMessage }
  /** Fills in the field for a subscription. */
  | { readonly kind: 'subscribe'; readonly label: string; readonly filter: string; readonly qos: 0 | 1 | 2 }
  /** Has the embedded broker misbehave, for this person's connection only. */
  | { readonly kind: 'faults'; readonly label: string; readonly faults: LabActionFaults }
  /** Cuts this person's connection at the embedded broker. */
  | { readonly kind: 'cut'; readonly label: string }
  /** Shows a tab of the workspace. */
  | {
      readonly kind: 'tab';
      readonly label: string;
      readonly tab: 'messages' | 'topics' | 'packets' | 'broker' | 'charts';
    }
  /** A command for a terminal, to be copied. `{host}`, `{port}` are the embedded broker's. */
  | { readonly kind: 'command'; readonly label: string; readonly command: string };

export interface LabConnection {
  /** A second one, even where the connection in view has its client id and address: one that takes over. */
  readonly another?: boolean | undefined;
  readonly name?: string | undefined;
  readonly clientId?: string | undefined;
  readonly version?: '5' | '3.1.1' | '3.1' | undefined;
  readonly cleanStart?: boolean | undefined;
  readonly keepAliveS?: number | undefined;
  readonly sessionExpiryS?: number | undefined;
  readonly username?: string | undefined;
  readonly scheme?: 'ws' | 'wss' | 'mqtt' | 'mqtts' | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly will?:
    | { readonly topic: string; readonly payload: string; readonly qos: 0 | 1 | 2; readonly retain: boolean }
    | undefined;
}

export interface LabMessage {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1 | 2;
  readonly retain?: boolean | undefined;
}

/** As LabFaults, each part optional. */
export interface LabActionFaults {
  readonly rules?: readonly FaultRule[] | undefined;
  readonly credentials?: LabCredentials | null | undefined;
  readonly deny?: readonly AccessDenial[] | undefined;
}

export interface LabQuestion {
  readonly id: string;
  readonly text: string;
}
