import { expect, it } from 'vitest';
import { commonFilter, SurveyCounter } from './replay-survey.ts';

it('puts pieces together as if they were one', () => {
  const whole = new SurveyCounter();
  const pieces = [new SurveyCounter(), new SurveyCounter()];
  for (let i = 0; i < 20; i++) {
    for (const counter of [whole, pieces[i < 7 ? 0 : 1] as SurveyCounter]) {
      const topic = `t/${i % 3}`;
      if (i % 5 === 0) counter.skip('reserved-topic', topic);
      else if (i % 4 === 0) counter.otherDirection++;
      else
        counter.count(
          { time: i === 9 ? 3 : i, size: i, qos: (i % 3) as 0 | 1 | 2, retain: i % 2 === 0 },
          { recorded: topic, published: `x/${topic}`, isOutside: false },
        );
    }
  }
  const joined = new SurveyCounter();
  for (const piece of pieces) joined.add(piece.survey);
  expect(joined.survey).toEqual(whole.survey);
  expect(whole.survey).toMatchObject({ firstTime: 1, lastTime: 19, skipped: [{ reason: 'reserved-topic', count: 4 }] });
});

it.each([
  [['factory/a/b', 'factory/a/c', 'factory/d'], 'factory/#'],
  [['factory/a'], 'factory/a'],
  [['factory', 'factory/a'], 'factory/#'],
  [['factory/a', 'factory'], 'factory/#'],
  [['a', 'b'], '#'],
  [['/a', '/b'], '/#'],
  [[], null],
])('finds one filter for %j', (topics, filter) => {
  expect(commonFilter(topics)).toBe(filter);
});
