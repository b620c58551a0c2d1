// An exchange's diagram as an SVG file that needs nothing else: light colours, generic fonts, a title. For a lab report.
import type { Exchange } from '../../../../core/log/exchange.ts';
import { type Shape, type ShapeStyle, text } from '../diagram/diagram-shapes.ts';
import type { DiagramTexts } from '../diagram/diagram-texts.ts';
import { layoutExchange } from '../diagram/exchange-layout.ts';
import { PAPER, PAPER_BACKGROUND } from './paper-styles.ts';

export interface ExchangePicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export interface PictureTitle {
  readonly title: string;
  readonly subtitle: string;
}

const WIDTH_PX = 520;
const TITLE_PX = 56;
const LEGEND_PX = 34;

/** `now`: milliseconds since the epoch, for what still waits. */
export function exchangeSvg(
  exchange: Exchange,
  texts: DiagramTexts,
  { title, subtitle }: PictureTitle,
  now: number,
): ExchangePicture {
  const layout = layoutExchange(exchange, WIDTH_PX, texts);
  const height = Math.ceil(TITLE_PX + layout.height + LEGEND_PX);
  const { x, y, style } = layout.result;
  const body = [...layout.shapes, text(style, x, y, 'middle', texts.result(exchange, now))];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${height}" viewBox="0 0 ${WIDTH_PX} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH_PX}" height="${height}" fill="${PAPER_BACKGROUND}"/>`,
    drawn(text('headText', 16, 26, 'start', title)),
    drawn(text('legend', 16, 44, 'start', subtitle)),
    `<g transform="translate(0 ${TITLE_PX})">`,
    ...body.map(drawn),
    ...legend(layout.height + 14, texts).map(drawn),
    '</g>',
    '</svg>',
  ].join('\n');
  return { svg, width: WIDTH_PX, height };
}

function legend(y: number, { keepsMessage, keepsPacketId }: DiagramTexts): readonly Shape[] {
  const box = (style: ShapeStyle, x: number): Shape => ({
    kind: 'rect',
    style,
    x,
    y: y - 10,
    width: 8,
    height: 12,
    radius: 1,
  });
  return [
    box('message', 16),
    text('legend', 30, y, 'start', keepsMessage),
    box('packetId', 236),
    text('legend', 250, y, 'start', keepsPacketId),
  ];
}

function drawn(shape: Shape): string {
  const style = PAPER[shape.style];
  switch (shape.kind) {
    case 'line':
      return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}" ${style}/>`;
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" ${style}/>`;
    case 'path':
      return `<path d="${shape.d}" ${style}/>`;
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}" ${style}>${escaped(shape.text)}</text>`;
  }
}

/** Topics come from strangers; what XML cannot hold at all becomes a replacement character. */
function escaped(content: string): string {
  return content
    .toWellFormed()
    .replace(FORBIDDEN, '�')
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
