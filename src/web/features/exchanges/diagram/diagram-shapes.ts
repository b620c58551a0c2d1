// What a diagram is made of: the page draws the same shapes with its own colours as a saved picture has in light ones.

export type ShapeStyle =
  | 'head'
  | 'headText'
  | 'lifeline'
  | 'message'
  | 'packetId'
  | 'arrow'
  | 'arrowHead'
  | 'arrowOpen'
  | 'arrowFault'
  | 'arrowHeadFault'
  | 'cross'
  | 'crossText'
  | 'label'
  | 'labelFault'
  | 'time'
  | 'gap'
  | 'longGap'
  | 'breakRoom'
  | 'breakLine'
  | 'closed'
  | 'closedText'
  | 'event'
  | 'eventText'
  | 'complete'
  | 'refused'
  | 'lost'
  | 'open'
  | 'legend';

export type Shape =
  | {
      readonly kind: 'line';
      readonly style: ShapeStyle;
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | {
      readonly kind: 'rect';
      readonly style: ShapeStyle;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
    }
  | { readonly kind: 'path'; readonly style: ShapeStyle; readonly d: string }
  | {
      readonly kind: 'text';
      readonly style: ShapeStyle;
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly text: string;
    };

export function line(style: ShapeStyle, x1: number, y1: number, x2: number, y2: number): Shape {
  return { kind: 'line', style, x1, y1, x2, y2 };
}

export function text(
  style: ShapeStyle,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  content: string,
): Shape {
  return { kind: 'text', style, x, y, anchor, text: content };
}

/** A filled arrow head whose tip is at (`x`, `y`), coming from the direction of (`fromX`, `fromY`). */
export function arrowHead(style: ShapeStyle, fromX: number, fromY: number, x: number, y: number): Shape {
  const angle = Math.atan2(y - fromY, x - fromX);
  const corner = (turn: number) =>
    `${round(x - 10 * Math.cos(angle + turn))} ${round(y - 10 * Math.sin(angle + turn))}`;
  return { kind: 'path', style, d: `M${round(x)} ${round(y)}L${corner(0.42)}L${corner(-0.42)}Z` };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
