import classes from './diagram-shape.module.css';
import type { Shape, ShapeStyle } from './diagram-shapes.ts';

/** One shape in the page's colours. */
export function DiagramShape({ shape }: { readonly shape: Shape }) {
  const className = classes[shape.style satisfies ShapeStyle];
  switch (shape.kind) {
    case 'line':
      return <line className={className} x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} />;
    case 'rect':
      return (
        <rect
          className={className}
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
        />
      );
    case 'path':
      return <path className={className} d={shape.d} />;
    case 'text':
      return (
        <text className={className} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      );
  }
}
