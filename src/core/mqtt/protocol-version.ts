/** The protocol level byte of CONNECT: 3 is MQTT 3.1, 4 is 3.1.1, 5 is 5. */
export type ProtocolVersion = 3 | 4 | 5;

export type VersionName = '3.1' | '3.1.1' | '5';

const NAMES: Record<ProtocolVersion, VersionName> = { 3: '3.1', 4: '3.1.1', 5: '5' };

export function versionName(version: ProtocolVersion): VersionName {
  return NAMES[version];
}

/** The inverse of `versionName`; also takes the bare levels `3` and `4`. Undefined for anything else. */
export function parseVersionName(text: string): ProtocolVersion | undefined {
  switch (text.trim()) {
    case '5':
    case '5.0':
      return 5;
    case '3.1.1':
    case '4':
      return 4;
    case '3.1':
    case '3':
      return 3;
    default:
      return undefined;
  }
}
