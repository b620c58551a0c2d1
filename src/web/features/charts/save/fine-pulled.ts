// What is in view, in as many columns as the engine gives: a file has more room than a screen.
import { fetchChartData } from '../../../state/charts-access.ts';
import { type BoardViewState, type Pulled, shownRange } from '../view/board-view.ts';

/** The engine's most. */
const PIXELS = 8192;

/** What was pulled for the screen where there is no answer. */
export async function finePulled(profileId: string, boardId: string, state: BoardViewState): Promise<Pulled | null> {
  const { pulled } = state;
  const shown = shownRange(state);
  if (!pulled || !shown) return null;
  const data = await fetchChartData(profileId, { boardId, sources: pulled.sources, ...shown, pixels: PIXELS });
  return data ? { ...pulled, data } : pulled;
}
