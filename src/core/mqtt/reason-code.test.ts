import { describe, expect, it } from 'vitest';
import { formatReasonCode, isDefinedReason, reasonName } from './reason-code.ts';

describe('reasonName', () => {
  it('names 0x00 by the packet it stands in', () => {
    expect(reasonName(5, 'CONNACK', 0)).toBe('Success');
    expect(reasonName(5, 'DISCONNECT', 0)).toBe('Normal disconnection');
    expect(reasonName(5, 'SUBACK', 0)).toBe('Granted QoS 0');
  });

  it('names failures of version 5', () => {
    expect(reasonName(5, 'CONNACK', 0x86)).toBe('Bad User Name or Password');
    expect(reasonName(5, 'PUBACK', 0x10)).toBe('No matching subscribers');
    expect(reasonName(5, 'SUBACK', 0xa2)).toBe('Wildcard Subscriptions not supported');
    expect(reasonName(5, 'PUBCOMP', 0x92)).toBe('Packet Identifier not found');
  });

  it('names the return codes before version 5', () => {
    for (const version of [3, 4] as const) {
      expect(reasonName(version, 'CONNACK', 5)).toBe('Connection Refused, not authorized');
      expect(reasonName(version, 'SUBACK', 0x80)).toBe('Failure');
      expect(reasonName(version, 'SUBACK', 2)).toBe('Success - Maximum QoS 2');
    }
  });

  it('says that it does not know a code, and what it would be elsewhere', () => {
    expect(reasonName(5, 'CONNACK', 0x05)).toBe('Unknown (0x05)');
    expect(reasonName(4, 'CONNACK', 0x87)).toBe('Unknown (0x87)');
    expect(reasonName(5, 'PUBREL', 0x87)).toBe('Unknown (0x87), Not authorized in other packets');
  });
});

it('tells defined from undefined', () => {
  expect(isDefinedReason(5, 'AUTH', 0x18)).toBe(true);
  expect(isDefinedReason(5, 'PUBACK', 0x18)).toBe(false);
  expect(isDefinedReason(4, 'PUBACK', 0)).toBe(false);
});

it('writes codes as the specification does', () => {
  expect(formatReasonCode(0x8a)).toBe('0x8A');
  expect(formatReasonCode(0)).toBe('0x00');
});
