// Where the session diagram's two lifelines stand. Pixels.

export const SESSION_ROW_PX = 40;

export interface SessionColumns {
  readonly width: number;
  readonly client: number;
  readonly broker: number;
  readonly right: number;
}

const MIN_WIDTH_PX = 260;
const TIME_PX = 96;
const GAP_PX = 70;

export function sessionColumns(wantedWidth: number): SessionColumns {
  const width = Math.max(MIN_WIDTH_PX, Math.floor(wantedWidth));
  return { width, client: TIME_PX + 8, broker: width - GAP_PX - 8, right: width - 14 };
}
