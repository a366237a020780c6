import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentPlace, inPlace, placeOfAddress } from './place.js';

describe('the place of an action', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['2001:0db8:12:34', '2001:db8:12::/48'],
    ['2001:db8:0:34', '2001:db8:0::/48'],
    ['unknown', null],
    ['', null],
    ['a:b', null],
    ['unix:1:2:3', null],
  ])('keeps of %s only %s', (address, place) => expect(placeOfAddress(address)).toBe(place));

  it('never tells two addresses of one network apart', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, byte, (a, b, c, one, other) => {
        expect(placeOfAddress(`${a}.${b}.${c}.${one}`)).toBe(placeOfAddress(`${a}.${b}.${c}.${other}`));
      }),
    );
  });

  it('follows the work and stays apart from the work beside it', async () => {
    const placeIn = (ms: number) => async () => {
      await pause(ms);
      return currentPlace();
    };
    const found = await Promise.all([inPlace('job', placeIn(5)), inPlace('here', placeIn(1)), placeIn(3)()]);
    expect(found).toEqual(['job', 'here', null]);
    expect(inPlace('command line', () => inPlace('job', currentPlace))).toBe('job');
    expect(inPlace('command line', () => inPlace(null, currentPlace))).toBe('command line');
  });
});
