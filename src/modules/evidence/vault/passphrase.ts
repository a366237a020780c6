import { Decrypter, Encrypter } from 'age-encryption';

/**
 * A secret under a passphrase (age with scrypt): whoever has the file and not the passphrase has nothing.
 */

/** 2^17 rounds: about a second on a small machine, for whoever guesses as well. */
const WORK_FACTOR = 17;
/** Least length of a passphrase in characters. */
export const SHORTEST_PASSPHRASE = 14;

/** @param workFactor lower in tests only. */
export async function wrapWithPassphrase(
  secret: string,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(passphrase.normalize('NFC'));
  return encrypter.encrypt(secret);
}

/** Null where the passphrase is another one. */
export async function unwrapWithPassphrase(wrapped: Uint8Array, passphrase: string): Promise<string | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFC'));
  try {
    return await decrypter.decrypt(wrapped, 'text');
  } catch {
    return null;
  }
}
