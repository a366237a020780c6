import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { isCommonPassword } from './common-passwords.js';
import { gate } from './gate.js';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** Cost of one hash. Argon2id, the second choice of RFC 9106 scaled to OWASP's minimum: 19 MiB, two passes, one lane. */
export interface HashCost {
  memoryCost: number;
  timeCost: number;
}
const COST: HashCost = { memoryCost: 19_456, timeCost: 2 };

/** Passwords hashed and compared. */
export interface PasswordHashes {
  make(password: string): Promise<string>;
  /** Takes as long for an account that is not there (`null`) as for one that is. @throws GateFull */
  fits(kept: string | null, password: string): Promise<boolean>;
}

export function passwordHashes(cost: HashCost = COST): PasswordHashes {
  const through = gate(2, 200);
  const options = { ...cost, parallelism: 1 };
  // Nobody knows what this is the hash of.
  let nobodys: Promise<string> | undefined;
  return {
    make: (password) => through(() => hash(normal(password), options)),
    async fits(kept, password) {
      nobodys ??= hash(randomBytes(32), options);
      const against = await nobodys;
      const fits = await through(() => verify(kept ?? against, normal(password.slice(0, LONGEST_PASSWORD * 4))));
      return kept !== null && fits;
    },
  };
}

/** The same password typed on two keyboards is the same (NIST SP 800-63B-4, section 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');

export type PasswordFault = 'too-short' | 'too-long' | 'too-plain' | 'too-common' | 'too-near';

/**
 * What is wrong with a new password, or null. Length is the only rule of composition. What many people have is refused by a small filter that
 * comes along (`common-passwords.ts`); so is a repeated piece, a run on the keyboard, and the account's own name. Nothing is asked over the
 * network.
 */
export function faultOfPassword(password: string, own: readonly string[]): PasswordFault | null {
  const text = normal(password);
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  const plain = text.toLowerCase();
  if (new Set(plain).size < 5 || /^(.{1,6})\1+.{0,5}$/su.test(plain) || isRun(plain)) return 'too-plain';
  if (isCommonPassword(text)) return 'too-common';
  const rest = ['concordance', ...own].reduce((left, word) => {
    const small = word.normalize('NFKC').toLowerCase();
    return small.length < 4 ? left : left.replaceAll(small, '');
  }, plain);
  return [...rest].length < SHORTEST_PASSWORD / 2 ? 'too-near' : null;
}

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
];

/** One run of the keyboard or the alphabet from end to end, either way. */
function isRun(text: string): boolean {
  const back = [...text].reverse().join('');
  return RUNS.some((run) => run.includes(text) || run.includes(back));
}
