import type { PrepareFault, TemplatePart } from '../../../core/publish/prepared-publish.ts';

/** Where in the text of a part a fault stands, in UTF-16 units; null: nowhere in particular, or in another part. */
export function placeOfFault(
  fault: PrepareFault,
  part: TemplatePart,
): { readonly from: number; readonly to: number } | null {
  if (!('part' in fault) || fault.part !== part) return null;
  switch (fault.kind) {
    case 'variable':
      return { from: fault.fault.from, to: fault.fault.to };
    case 'payload': {
      const { from, to } = fault.fault;
      return from === null ? null : { from, to: to ?? from };
    }
    case 'topic':
    case 'property':
      return null;
  }
}
