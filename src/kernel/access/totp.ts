import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds that a code is shown for (RFC 6238, section 5.2). */
const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits, as RFC 4226 (section 4, R6) recommends. */
export function newTotpSecret(): Uint8Array {
  return new Uint8Array(randomBytes(20));
}

/** The code of a step of time: HOTP with SHA-1, six digits (RFC 4226, section 5.3; RFC 6238, section 4). */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(19) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / STEP_SECONDS);
}

/**
 * The step that a code belongs to: now, or one before or after for clocks that differ; never one that was taken already, nor one before it.
 * @returns null when the code is wrong or has been used.
 */
export function findTotpStep(secret: Uint8Array, typed: string, now: Date, lastStep: number): number | null {
  const code = typed.replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  let found: number | null = null;
  for (const drift of [-1, 0, 1]) {
    const step = stepAt(now) + drift;
    const same = timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code));
    if (same && step > lastStep) found = step;
  }
  return found;
}

/** The secret as people type it into a code generator: base32 (RFC 4648, section 6) without padding. */
export function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The address that a code generator reads from a picture (Key Uri Format of Google Authenticator). */
export function totpAddress(secret: Uint8Array, email: string): string {
  return `otpauth://totp/Concordance:${encodeURIComponent(email)}?secret=${base32(secret)}&issuer=Concordance`;
}
