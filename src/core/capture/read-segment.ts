// From a captured frame to the TCP segment in it: through Ethernet, Linux cooked, raw and loopback link types, IPv4 and IPv6.

export interface TcpSegment {
  /** `10.0.0.1:1883` and `[fd00::1]:1883`: as they name an end of a stream, not to be shown. */
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly isSyn: boolean;
  readonly isAck: boolean;
  readonly isFin: boolean;
  readonly isReset: boolean;
  /** A view. */
  readonly payload: Uint8Array;
}

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
const VLAN_TAGS = new Set([0x8100, 0x88a8, 0x9100]);
const TCP = 6;

/** Null: there is no TCP segment in it, or not enough of one. */
export function readSegment(linkType: number, frame: Uint8Array): TcpSegment | null {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const at = networkLayer(linkType, view);
  if (at === null || at >= frame.length) return null;
  const version = view.getUint8(at) >> 4;
  if (version === 4) return readIpv4(frame, view, at);
  return version === 6 ? readIpv6(frame, view, at) : null;
}

/** Where the IP header begins. */
function networkLayer(linkType: number, view: DataView): number | null {
  const { byteLength } = view;
  switch (linkType) {
    // Null and OpenBSD loopback: four bytes that name the address family.
    case 0:
    case 108:
      return 4;
    case 1:
      return byteLength < 14 ? null : etherType(view, 12);
    // Raw IP, under its several numbers.
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return 0;
    // Linux cooked, versions 1 and 2.
    case 113:
      return byteLength < 16 ? null : etherType(view, 14);
    case 276:
      return byteLength < 20 ? null : isIp(view.getUint16(0)) ? 20 : null;
    default:
      return null;
  }
}

function isIp(type: number): boolean {
  return type === ETHERTYPE_IPV4 || type === ETHERTYPE_IPV6;
}

/** Past the type and the VLAN tags before it. */
function etherType(view: DataView, at: number): number | null {
  let place = at;
  while (place + 2 <= view.byteLength && VLAN_TAGS.has(view.getUint16(place))) place += 4;
  return place + 2 <= view.byteLength && isIp(view.getUint16(place)) ? place + 2 : null;
}

function readIpv4(frame: Uint8Array, view: DataView, at: number): TcpSegment | null {
  if (at + 20 > frame.length) return null;
  const headerBytes = (view.getUint8(at) & 0x0f) * 4;
  const total = view.getUint16(at + 2);
  // A later fragment has no TCP header; that a stream lacks it is seen when it is put together.
  const isLaterFragment = (view.getUint16(at + 6) & 0x1fff) !== 0;
  if (headerBytes < 20 || view.getUint8(at + 9) !== TCP || isLaterFragment) return null;
  const from = frame.subarray(at + 12, at + 16).join('.');
  const to = frame.subarray(at + 16, at + 20).join('.');
  // 0: the network card cuts it up, and the true length is the frame's.
  const end = total === 0 ? frame.length : Math.min(frame.length, at + total);
  return readTcp(frame, view, at + headerBytes, end, from, to);
}

/** Extension headers that come before TCP: hop-by-hop, routing, destination options. */
const EXTENSIONS = new Set([0, 43, 60]);

function readIpv6(frame: Uint8Array, view: DataView, at: number): TcpSegment | null {
  if (at + 40 > frame.length) return null;
  const length = view.getUint16(at + 4);
  const end = length === 0 ? frame.length : Math.min(frame.length, at + 40 + length);
  let next = view.getUint8(at + 6);
  let place = at + 40;
  while (EXTENSIONS.has(next) && place + 8 <= end) {
    next = view.getUint8(place);
    place += (view.getUint8(place + 1) + 1) * 8;
  }
  if (next !== TCP) return null;
  const address = (start: number) =>
    `[${Array.from({ length: 8 }, (_, i) => view.getUint16(start + i * 2).toString(16)).join(':')}]`;
  return readTcp(frame, view, place, end, address(at + 8), address(at + 24));
}

function readTcp(
  frame: Uint8Array,
  view: DataView,
  at: number,
  end: number,
  from: string,
  to: string,
): TcpSegment | null {
  if (at + 20 > end) return null;
  const headerBytes = (view.getUint8(at + 12) >> 4) * 4;
  if (headerBytes < 20 || at + headerBytes > end) return null;
  const flags = view.getUint8(at + 13);
  const fromPort = view.getUint16(at);
  const toPort = view.getUint16(at + 2);
  return {
    from: `${from}:${fromPort}`,
    to: `${to}:${toPort}`,
    fromPort,
    toPort,
    sequence: view.getUint32(at + 4),
    acknowledgement: view.getUint32(at + 8),
    isSyn: (flags & 0x02) !== 0,
    isAck: (flags & 0x10) !== 0,
    isFin: (flags & 0x01) !== 0,
    isReset: (flags & 0x04) !== 0,
    payload: frame.subarray(at + headerBytes, end),
  };
}
