// Topics of Sparkplug B: spBv1.0/group/type/node[/device], and spBv1.0/STATE/host (specification 3.0, section 4).

const NODE_TYPES = ['NBIRTH', 'NDEATH', 'NDATA', 'NCMD'] as const;
const DEVICE_TYPES = ['DBIRTH', 'DDEATH', 'DDATA', 'DCMD'] as const;

export type SparkplugMessageType = (typeof NODE_TYPES)[number] | (typeof DEVICE_TYPES)[number] | 'STATE';

export interface SparkplugTopic {
  /** Empty for STATE, which belongs to no group. */
  readonly group: string;
  readonly type: SparkplugMessageType;
  /** The edge node; of STATE the host application. */
  readonly node: string;
  readonly device: string | null;
}

const NAMESPACE = 'spBv1.0';

/** Null: the topic is none of Sparkplug B. A STATE message's payload is JSON, all others are Protobuf. */
export function sparkplugTopic(topic: string): SparkplugTopic | null {
  const [namespace, group = '', type = '', node = '', device, ...others] = topic.split('/');
  if (namespace !== NAMESPACE || group === '' || type === '' || others.length > 0) return null;
  if (group === 'STATE') return node === '' ? { group: '', type: 'STATE', node: type, device: null } : null;
  if (node === '') return null;
  const nodeType = NODE_TYPES.find((each) => each === type);
  if (nodeType) return device === undefined ? { group, type: nodeType, node, device: null } : null;
  const deviceType = DEVICE_TYPES.find((each) => each === type);
  return deviceType && device ? { group, type: deviceType, node, device } : null;
}

/** The births that say what the aliases of a message mean, the node's before the device's; none for other messages. */
export function birthTopics(topic: string): readonly string[] {
  const parts = sparkplugTopic(topic);
  if (!parts || !/^[ND](DATA|CMD)$/.test(parts.type)) return [];
  const { group, node, device } = parts;
  const births = [`${NAMESPACE}/${group}/NBIRTH/${node}`];
  if (device !== null) births.push(`${NAMESPACE}/${group}/DBIRTH/${node}/${device}`);
  return births;
}
