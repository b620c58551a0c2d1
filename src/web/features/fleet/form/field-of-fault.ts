// In which field of the form a fault of a text stands.
import type { FleetFault } from '../../../../core/publish/fleet-fault.ts';

export function fieldOfFault({ place, fault }: FleetFault): string {
  const part = 'part' in fault && fault.part === 'payload' ? 'payload' : 'topic';
  switch (place.kind) {
    case 'client-id':
      return 'clientIdPattern';
    case 'group':
      return 'groupId';
    case 'edge-node':
      return 'edgeNodePattern';
    case 'will':
      return `will.${part}`;
    case 'online':
      return part === 'payload' ? 'status.onlinePayload' : 'status.topic';
    case 'offline':
      return part === 'payload' ? 'status.offlinePayload' : 'status.topic';
    case 'publish':
      return `publishes.${place.index}.${part}`;
    case 'command':
      return `commands.${place.index}.topic`;
  }
}
