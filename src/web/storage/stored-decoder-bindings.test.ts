import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { DecoderBinding } from '../../core/payload/view/decoder-binding.ts';
import { database } from './database.ts';
import { removeBinding, saveBindings, watchBindings } from './stored-decoder-bindings.ts';

const cbor: DecoderBinding = { id: 'a', topicFilter: 'a/#', view: 'cbor', schema: null, enabled: true, order: 1 };

it('keeps bindings, tells of every change, and passes over what is none', async () => {
  const seen: (readonly DecoderBinding[])[] = [];
  watchBindings(
    (bindings) => seen.push(bindings),
    (error) => {
      throw error;
    },
  );
  const until = async (ids: readonly string[]) => expect.poll(() => seen.at(-1)?.map(({ id }) => id)).toEqual(ids);
  await until([]);
  const avro: DecoderBinding = { ...cbor, id: 'b', view: 'avro', schema: { kind: 'avro', text: '"int"' } };
  await saveBindings([cbor, avro]);
  await until(['a', 'b']);
  expect(seen.at(-1)).toEqual([cbor, avro]);
  await database.decoderBindings.put({ id: 'c', view: 'of a later version' } as never);
  await removeBinding('a');
  await until(['b']);
});
