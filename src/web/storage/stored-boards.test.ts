import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { database } from './database.ts';
import { type Board, type BoardSeries, deleteBoard, parseBoard, putBoard, watchStoredBoards } from './stored-boards.ts';

const series: BoardSeries = {
  id: 's',
  source: { kind: 'value', topicFilter: 'a/+', path: 'temperature' },
  name: '',
  unit: '°C',
  color: 1,
  axis: 'right',
  isHidden: false,
};
const chart = { id: 'c', name: '', left: null, right: { min: 0, max: 40 }, series: [series] };
const board: Board = { id: 'b', profileId: 'p', name: 'Board', order: 1, openedAt: 5, spanMs: null, charts: [chart] };

it('keeps boards, tells of every change, and passes over what is none', async () => {
  const seen: (readonly Board[])[] = [];
  watchStoredBoards(
    (boards) => seen.push(boards),
    (error) => {
      throw error;
    },
  );
  await expect.poll(() => seen.at(-1)).toEqual([]);
  await database.boards.put({ id: 'other', profileId: 'p', grid: 'of a later version' } as never);
  await putBoard(board);
  await expect.poll(() => seen.at(-1)).toEqual([board]);
  await deleteBoard(board.id);
  await expect.poll(() => seen.at(-1)).toEqual([]);
  // It stays for the version that knows it.
  expect(await database.boards.count()).toBe(1);
});

it('leaves out the series and charts that it does not know, and nothing else', () => {
  const unknown = { ...series, id: 'x', source: { kind: 'histogram', topicFilter: 'a' } };
  const record = { ...board, theme: 'new', charts: [{ ...chart, series: [unknown, series] }, { kind: 'map' }] };
  expect(parseBoard(record)).toEqual(board);
  expect(parseBoard({ ...board, spanMs: 'day' })).toBeUndefined();
  expect(parseBoard(null)).toBeUndefined();
});
