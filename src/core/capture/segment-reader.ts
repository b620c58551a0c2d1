// From a captured frame to the TCP segment in it: through Ethernet, Linux cooked, raw and loopback link types, IPv4 and
// IPv6. One object is filled again and again: a capture has millions of them.

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
const TCP = 6;

export class SegmentReader {
  readonly #bytes: Uint8Array;
  /** Where the source address stands in the bytes; the destination follows. */
  addressAt = 0;
  /** 4 or 16. */
  addressBytes = 4;
  fromPort = 0;
  toPort = 0;
  sequence = 0;
  acknowledgement = 0;
  isSyn = false;
  isAck = false;
  isFin = false;
  isReset = false;
  payloadStart = 0;
  payloadEnd = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The segment in the frame `bytes[start..end]`. False: there is none in it, or not enough of one. */
  read(linkType: number, start: number, end: number): boolean {
    const at = this.#networkLayer(linkType, start, end);
    if (at < 0 || at >= end) return false;
    const version = (this.#bytes[at] as number) >> 4;
    if (version === 4) return this.#readIpv4(at, end);
    return version === 6 && this.#readIpv6(at, end);
  }

  /** `10.0.0.1:1883`, `[fd00::1]:1883` */
  get from(): string {
    return this.#endName(this.addressAt, this.fromPort);
  }

  get to(): string {
    return this.#endName(this.addressAt + this.addressBytes, this.toPort);
  }

  /** Where the IP header begins; -1: there is none. */
  #networkLayer(linkType: number, start: number, end: number): number {
    switch (linkType) {
      // Null and OpenBSD loopback: four bytes that name the address family.
      case 0:
      case 108:
        return start + 4;
      case 1:
        return this.#etherType(start + 12, end);
      // Raw IP, under its several numbers.
      case 12:
      case 14:
      case 101:
      case 228:
      case 229:
        return start;
      // Linux cooked, versions 1 and 2.
      case 113:
        return this.#etherType(start + 14, end);
      case 276:
        return start + 20 <= end && isIp(this.#uint16(start)) ? start + 20 : -1;
      default:
        return -1;
    }
  }

  /** Past the type and the VLAN tags before it. */
  #etherType(at: number, end: number): number {
    let place = at;
    while (place + 2 <= end && isVlanTag(this.#uint16(place))) place += 4;
    return place + 2 <= end && isIp(this.#uint16(place)) ? place + 2 : -1;
  }

  #readIpv4(at: number, frameEnd: number): boolean {
    if (at + 20 > frameEnd) return false;
    const headerBytes = ((this.#bytes[at] as number) & 0x0f) * 4;
    const total = this.#uint16(at + 2);
    // A later fragment has no TCP header; that a stream lacks it is seen when it is put together.
    const isLaterFragment = (this.#uint16(at + 6) & 0x1fff) !== 0;
    if (headerBytes < 20 || this.#bytes[at + 9] !== TCP || isLaterFragment) return false;
    this.addressAt = at + 12;
    this.addressBytes = 4;
    // 0: the network card cuts it up, and the true length is the frame's.
    return this.#readTcp(at + headerBytes, total === 0 ? frameEnd : Math.min(frameEnd, at + total));
  }

  #readIpv6(at: number, frameEnd: number): boolean {
    if (at + 40 > frameEnd) return false;
    const length = this.#uint16(at + 4);
    const end = length === 0 ? frameEnd : Math.min(frameEnd, at + 40 + length);
    let next = this.#bytes[at + 6] as number;
    let place = at + 40;
    while (isExtension(next) && place + 8 <= end) {
      next = this.#bytes[place] as number;
      place += ((this.#bytes[place + 1] as number) + 1) * 8;
    }
    this.addressAt = at + 8;
    this.addressBytes = 16;
    return next === TCP && this.#readTcp(place, end);
  }

  #readTcp(at: number, end: number): boolean {
    if (at + 20 > end) return false;
    const headerBytes = ((this.#bytes[at + 12] as number) >> 4) * 4;
    if (headerBytes < 20 || at + headerBytes > end) return false;
    const flags = this.#bytes[at + 13] as number;
    this.fromPort = this.#uint16(at);
    this.toPort = this.#uint16(at + 2);
    this.sequence = this.#uint32(at + 4);
    this.acknowledgement = this.#uint32(at + 8);
    this.isSyn = (flags & 0x02) !== 0;
    this.isAck = (flags & 0x10) !== 0;
    this.isFin = (flags & 0x01) !== 0;
    this.isReset = (flags & 0x04) !== 0;
    this.payloadStart = at + headerBytes;
    this.payloadEnd = end;
    return true;
  }

  #endName(at: number, port: number): string {
    const address = this.#bytes.subarray(at, at + this.addressBytes);
    if (address.length === 4) return `${address.join('.')}:${port}`;
    const groups = Array.from({ length: 8 }, (_, i) => this.#uint16(at + i * 2).toString(16));
    return `[${shortened(groups)}]:${port}`;
  }

  #uint16(at: number): number {
    return ((this.#bytes[at] as number) << 8) | (this.#bytes[at + 1] as number);
  }

  #uint32(at: number): number {
    return ((this.#uint16(at) << 16) | this.#uint16(at + 2)) >>> 0;
  }
}

function isIp(type: number): boolean {
  return type === ETHERTYPE_IPV4 || type === ETHERTYPE_IPV6;
}

function isVlanTag(type: number): boolean {
  return type === 0x8100 || type === 0x88a8 || type === 0x9100;
}

/** Extension headers that come before TCP: hop-by-hop, routing, destination options. */
function isExtension(next: number): boolean {
  return next === 0 || next === 43 || next === 60;
}

/** RFC 5952, 4.2: the longest run of zeros, two groups at least, is left out. */
function shortened(groups: readonly string[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}
