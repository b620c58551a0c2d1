// Where everything of an exchange's sequence diagram stands: two lifelines, a row a step, times at the left, gaps at the
// right. Pixels, from the top left. Pure: the page draws it, and so do the saved pictures.
import type { Exchange, ExchangeStep, PacketStep } from '../../../../core/log/exchange.ts';
import { rowTime } from '../../../kit/row-time/row-time.ts';
import { arrowHead, line, round, type Shape, type ShapeStyle, text } from './diagram-shapes.ts';
import { type DiagramTexts, stepLabel } from './diagram-texts.ts';
import { type Holding, holdings, type Side } from './holdings.ts';
import { gapPx, LONG_GAP_MS } from './time-scale.ts';

export interface ExchangeLayout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly rows: readonly LayoutRow[];
  /** Baseline of the line that says what came of it, and its middle. */
  readonly result: { readonly x: number; readonly y: number; readonly style: ShapeStyle };
}

export interface LayoutRow {
  readonly step: ExchangeStep;
  readonly y: number;
  readonly height: number;
}

export const MIN_WIDTH_PX = 300;

const TIME_PX = 90;
const GAP_PX = 56;
const HEAD_PX = 26;
const HEAD_WIDTH_PX = 70;
const PACKET_PX = 46;
const EVENT_PX = 36;
const EVENT_LINE_PX = 14;
/** About what a character of the words in a box takes. */
const CHARACTER_PX = 6;
/** A packet takes its time: an arrow leaves a little above its row's middle, and arrives a little below. */
const LEAVES_PX = -2;
const ARRIVES_PX = 9;
const BAR_PX = 8;

interface Columns {
  readonly client: number;
  readonly broker: number;
  readonly right: number;
}

export function layoutExchange(exchange: Exchange, wantedWidth: number, texts: DiagramTexts): ExchangeLayout {
  const width = Math.max(MIN_WIDTH_PX, Math.floor(wantedWidth));
  const columns = { client: TIME_PX + 20, broker: width - GAP_PX - 14, right: width - 10 };
  const words = (step: ExchangeStep) => boxWords(step, columns, texts);
  const rows = placeRows(exchange.steps, words);
  const lastRow = rows.at(-1);
  const end = (lastRow ? lastRow.y + lastRow.height : HEAD_PX) + 6;
  const middle = (columns.client + columns.broker) / 2;
  const resultY = end + 20;
  const shapes = [
    ...heads(columns, texts),
    ...lifelines(columns, resultY + 10),
    ...rows.flatMap((row) => boxShapes(row, columns, middle, words(row.step))),
    ...holdings(exchange).map((holding) => bar(holding, rows, columns, end)),
    ...gaps(rows, columns, texts),
    ...rows.flatMap((row) => stepShapes(row, columns, middle, texts)),
  ];
  return {
    width,
    height: resultY + 16,
    shapes,
    rows,
    result: { x: middle, y: resultY, style: exchange.status },
  };
}

function placeRows(
  steps: readonly ExchangeStep[],
  words: (step: ExchangeStep) => readonly string[],
): readonly LayoutRow[] {
  let y = HEAD_PX + 18;
  let before: ExchangeStep | undefined;
  return steps.map((step) => {
    if (before) y += gapPx(step.time - before.time);
    before = step;
    const eventPx = EVENT_PX + EVENT_LINE_PX * (words(step).length - 1);
    const row = { step, y, height: step.kind === 'packet' ? PACKET_PX : eventPx };
    y += row.height;
    return row;
  });
}

function heads({ client, broker }: Columns, { client: clientName, broker: brokerName }: DiagramTexts): Shape[] {
  return [
    ...[
      [client, clientName],
      [broker, brokerName],
    ].flatMap(([x, name]): Shape[] => [
      {
        kind: 'rect',
        style: 'head',
        x: Number(x) - HEAD_WIDTH_PX / 2,
        y: 8,
        width: HEAD_WIDTH_PX,
        height: HEAD_PX,
        radius: 5,
      },
      text('headText', Number(x), 8 + HEAD_PX / 2 + 4.5, 'middle', String(name)),
    ]),
  ];
}

function lifelines({ client, broker }: Columns, end: number): Shape[] {
  return [line('lifeline', client, HEAD_PX + 8, client, end), line('lifeline', broker, HEAD_PX + 8, broker, end)];
}

/** Where a packet touches a lifeline; what goes across touches both at its middle. */
function touches(row: LayoutRow, side: Side): number {
  if (row.step.kind !== 'packet') return row.y + row.height / 2;
  const sender: Side = row.step.direction === 'out' ? 'client' : 'broker';
  return packetMiddle(row) + (side === sender ? LEAVES_PX : ARRIVES_PX);
}

function packetMiddle({ y }: LayoutRow): number {
  return y + 26;
}

function bar(holding: Holding, rows: readonly LayoutRow[], columns: Columns, end: number): Shape {
  const { side, keeps, from, to } = holding;
  const first = rows[from];
  const last = to === null ? undefined : rows[to];
  const top = first ? touches(first, side) : 0;
  const bottom = last ? touches(last, side) : end;
  return {
    kind: 'rect',
    style: keeps,
    x: columns[side] - BAR_PX / 2,
    y: round(top),
    width: BAR_PX,
    height: round(Math.max(0, bottom - top)),
    radius: 1,
  };
}

function gaps(rows: readonly LayoutRow[], columns: Columns, texts: DiagramTexts): Shape[] {
  return rows.flatMap((row, at): Shape[] => {
    const before = rows[at - 1];
    if (!before) return [];
    const ms = row.step.time - before.step.time;
    const isLong = ms >= LONG_GAP_MS;
    const y = isLong ? (before.y + before.height + row.y) / 2 : (rowMiddle(before) + rowMiddle(row)) / 2;
    const label = text(isLong ? 'longGap' : 'gap', columns.right, y + 4, 'end', texts.span(ms));
    return isLong ? [...broken(columns.client, y), ...broken(columns.broker, y), label] : [label];
  });
}

function rowMiddle(row: LayoutRow): number {
  return row.step.kind === 'packet' ? packetMiddle(row) + 3 : row.y + row.height / 2;
}

/** A lifeline is interrupted: more time than there is room for. */
function broken(x: number, y: number): Shape[] {
  return [
    line('breakRoom', x, y - 8, x, y + 8),
    { kind: 'path', style: 'breakLine', d: `M${x} ${y - 8}L${x + 5} ${y - 4}L${x - 5} ${y + 4}L${x} ${y + 8}` },
  ];
}

function stepShapes(row: LayoutRow, columns: Columns, middle: number, texts: DiagramTexts): Shape[] {
  const { step } = row;
  const { minutes, seconds } = rowTime(step.time);
  const time = text('time', 10, rowMiddle(row) + 4, 'start', minutes + seconds);
  if (step.kind === 'packet') return [time, ...packetShapes(step, row, columns, middle, texts)];
  return [time];
}

/** What a box says, in two lines where the lifelines stand too near for one. Empty: the step is a packet. */
function boxWords(step: ExchangeStep, { client, broker }: Columns, texts: DiagramTexts): readonly string[] {
  if (step.kind === 'packet') return [];
  const whole = step.kind === 'event' ? texts.event(step.event) : texts.reconnect(step);
  const at = whole.search(/[:,] [^:,]*$/);
  const isTooLong = whole.length * CHARACTER_PX > broker - client - BAR_PX;
  return isTooLong && at > 0 ? [whole.slice(0, at + 1), whole.slice(at + 2)] : [whole];
}

/** Across both lifelines; what is kept goes on over it. */
function boxShapes(row: LayoutRow, columns: Columns, middle: number, words: readonly string[]): Shape[] {
  const { step } = row;
  if (step.kind === 'packet') return [];
  const isClosed = step.kind === 'event' && step.event.kind === 'closed';
  const firstY = rowMiddle(row) + 4 - ((words.length - 1) * EVENT_LINE_PX) / 2;
  return [
    {
      kind: 'rect',
      style: isClosed ? 'closed' : 'event',
      x: columns.client - 12,
      y: row.y + 6,
      width: columns.broker - columns.client + 24,
      height: row.height - 12,
      radius: 4,
    },
    ...words.map((word, at) =>
      text(isClosed ? 'closedText' : 'eventText', middle, firstY + at * EVENT_LINE_PX, 'middle', word),
    ),
  ];
}

function packetShapes(
  step: PacketStep,
  row: LayoutRow,
  columns: Columns,
  middle: number,
  texts: DiagramTexts,
): Shape[] {
  const isOut = step.direction === 'out';
  const edge = BAR_PX / 2;
  const [fromX, toX] = isOut
    ? [columns.client + edge, columns.broker - edge]
    : [columns.broker - edge, columns.client + edge];
  const [fromY, toY] = [packetMiddle(row) + LEAVES_PX, packetMiddle(row) + ARRIVES_PX];
  const isFault = step.fault !== null;
  const label = text(
    isFault ? 'labelFault' : 'label',
    middle,
    packetMiddle(row) - 8,
    'middle',
    `${isFault ? '⚠ ' : ''}${stepLabel(step, texts)}`,
  );
  if (!step.unanswered)
    return [
      line(isFault ? 'arrowFault' : 'arrow', fromX, fromY, toX, toY),
      arrowHead(isFault ? 'arrowHeadFault' : 'arrowHead', fromX, fromY, toX, toY),
      label,
    ];
  // What the client sent may never have got there; what it received did.
  const share = isOut ? 0.42 : 1;
  const endX = round(fromX + (toX - fromX) * share);
  const endY = round(fromY + (toY - fromY) * share);
  const crossX = isOut ? endX + 12 : middle - 30;
  const crossY = isOut ? endY + 1 : endY + 7;
  return [
    line('arrowOpen', fromX, fromY, endX, endY),
    ...(isOut ? [] : [arrowHead('arrowHead', fromX, fromY, endX, endY)]),
    {
      kind: 'path',
      style: 'cross',
      d: `M${crossX - 4} ${crossY - 4}l8 8M${crossX + 4} ${crossY - 4}l-8 8`,
    },
    text('crossText', crossX + 10, crossY + 4, 'start', texts.noAnswer),
    label,
  ];
}
