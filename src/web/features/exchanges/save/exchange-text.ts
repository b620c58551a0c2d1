// An exchange's diagram as text for a report or a bug: monospaced, a line or two a packet.
import type { Exchange, ExchangeStep, PacketStep } from '../../../../core/log/exchange.ts';
import { rowTime } from '../../../kit/row-time/row-time.ts';
import { type DiagramTexts, stepLabel } from '../diagram/diagram-texts.ts';
import { heldAfter, holdings, type Side } from '../diagram/holdings.ts';

/** Characters between the lifelines. */
const BETWEEN = 36;
const TIME = 14;

/** `#`: keeps the message; `:`: keeps only the packet id; `|`: nothing. `now`: milliseconds since the epoch. */
export function exchangeText(exchange: Exchange, texts: DiagramTexts, title: string, now: number): string {
  const all = holdings(exchange);
  const mark = (side: Side, at: number) => {
    const held = at < 0 ? null : heldAfter(all, side, at);
    return held === null ? '|' : held.keeps === 'message' ? '#' : ':';
  };
  const lines = [title, '', headLine(texts)];
  for (const [at, step] of exchange.steps.entries()) {
    const before = exchange.steps[at - 1];
    const gap = before ? texts.span(step.time - before.time) : '';
    if (step.kind === 'packet')
      lines.push(row('', mark('client', at - 1), centred(labelOf(step, texts), ' '), mark('broker', at - 1), ''));
    lines.push(row(timeOf(step), mark('client', at), bodyOf(step, texts), mark('broker', at), gap));
  }
  const last = exchange.steps.length - 1;
  lines.push(row('', mark('client', last), centred(texts.result(exchange, now), ' '), mark('broker', last), ''));
  lines.push('', `# ${texts.keepsMessage}   : ${texts.keepsPacketId}`);
  const faults = exchange.steps.flatMap((step) => (step.kind === 'packet' && step.fault !== null ? [step.fault] : []));
  lines.push(...faults.map((fault) => `! ${fault}`));
  return `${lines.map((one) => one.trimEnd()).join('\n')}\n`;
}

function headLine({ client, broker }: DiagramTexts): string {
  const left = ' '.repeat(TIME);
  const brokerStart = TIME + BETWEEN + 1 - Math.floor(broker.length / 2);
  const start = TIME - Math.floor(client.length / 2);
  return `${left.slice(0, start)}${client}`.padEnd(brokerStart) + broker;
}

function row(time: string, client: string, body: string, broker: string, gap: string): string {
  return `${time.padEnd(TIME)}${client}${body}${broker}  ${gap}`;
}

function timeOf({ time }: ExchangeStep): string {
  const { minutes, seconds } = rowTime(time);
  return minutes + seconds;
}

function labelOf(step: PacketStep, texts: DiagramTexts): string {
  return `${step.fault === null ? '' : '! '}${stepLabel(step, texts)}`;
}

function bodyOf(step: ExchangeStep, texts: DiagramTexts): string {
  if (step.kind === 'event') return centred(`[ ${texts.event(step.event)} ]`, ' ');
  if (step.kind === 'reconnect') return centred(`[ ${texts.reconnect(step)} ]`, ' ');
  if (!step.unanswered) return step.direction === 'out' ? `${'-'.repeat(BETWEEN - 1)}>` : `<${'-'.repeat(BETWEEN - 1)}`;
  const lost = `x ${texts.noAnswer}`;
  if (step.direction === 'out') return `${'- '.repeat(BETWEEN / 4)}${lost}`.padEnd(BETWEEN).slice(0, BETWEEN);
  return `<${'- '.repeat(BETWEEN / 4)}${lost}`.padEnd(BETWEEN).slice(0, BETWEEN);
}

function centred(content: string, fill: string): string {
  const shown = content.length > BETWEEN ? `${content.slice(0, BETWEEN - 1)}…` : content;
  const left = Math.floor((BETWEEN - shown.length) / 2);
  return (fill.repeat(left) + shown).padEnd(BETWEEN, fill);
}
