// How the shapes of a saved diagram look on paper: the light tokens by their values, as a file has no style sheet of ours.
import type { ShapeStyle } from '../diagram/diagram-shapes.ts';

export const PAPER_BACKGROUND = '#ffffff';

const INK = '#191d23';
const GREY = '#626a77';
const LINE = '#c6ccd5';
const VIOLET = '#6544cf';
const RED = '#c0272f';
const ORANGE = '#97500a';
const GREEN = '#1b7538';

const mono = (color: string, size = 12, weight = 400) =>
  `font-family="monospace" font-size="${size}" font-weight="${weight}" fill="${color}"`;
const sans = (color: string, size = 12, weight = 400) =>
  `font-family="sans-serif" font-size="${size}" font-weight="${weight}" fill="${color}"`;
const stroke = (color: string, width: number, more = '') =>
  `fill="none" stroke="${color}" stroke-width="${width}"${more}`;
const box = (fill: string, edge: string, more = '') => `fill="${fill}" stroke="${edge}" stroke-width="1"${more}`;

/** Attributes. */
export const PAPER: Readonly<Record<ShapeStyle, string>> = {
  head: box('#f7f8fa', LINE),
  headText: sans(INK, 13, 600),
  lifeline: stroke(LINE, 1.5),
  message: box('#ece7fd', VIOLET),
  packetId: box('#ffffff', VIOLET, ' stroke-dasharray="2 2"'),
  arrow: stroke(VIOLET, 1.6),
  arrowHead: `fill="${VIOLET}"`,
  arrowOpen: stroke(VIOLET, 1.6, ' stroke-dasharray="4 4"'),
  arrowFault: stroke(RED, 1.6),
  arrowHeadFault: `fill="${RED}"`,
  cross: stroke(RED, 1.8),
  crossText: sans(RED, 11.5),
  label: mono(INK, 12, 500),
  labelFault: mono(RED, 12, 500),
  time: mono(GREY, 11),
  gap: mono(GREY, 11),
  longGap: mono(ORANGE, 11),
  breakRoom: stroke(PAPER_BACKGROUND, 12),
  breakLine: stroke(GREY, 1.2),
  closed: box('#fdeedb', '#efc795'),
  closedText: sans(ORANGE, 11.5),
  event: box('#f7f8fa', LINE),
  eventText: sans('#454c57', 11.5),
  complete: sans(GREEN, 12, 600),
  refused: sans(RED, 12, 600),
  lost: sans(ORANGE, 12, 600),
  open: sans(GREY, 12, 600),
  legend: sans(GREY, 12),
};
