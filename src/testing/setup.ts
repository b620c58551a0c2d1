// Runs before every unit test file. Property-based tests draw the same examples on every machine, so that a failure is
// there for everybody; `TEST_SEED=random` draws others, and `TEST_SEED=7` those of seed 7.
import fc from 'fast-check';

const wanted = process.env.TEST_SEED ?? '20261122';
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
