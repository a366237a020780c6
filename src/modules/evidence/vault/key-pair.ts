import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';

/** What encrypts (public), and what decrypts. Hybrid: as safe as the stronger of X25519 and ML-KEM. */
export interface KeyPair {
  recipient: string;
  identity: string;
}

export async function makeKeyPair(): Promise<KeyPair> {
  const identity = await generateHybridIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Encrypts a small secret, such as the identity of a data set. */
export async function sealFor(recipient: string, secret: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(secret);
}

/** @throws where the identity is another one. */
export async function openWith(identity: string, sealed: Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed, 'text');
}

/** Encrypts a stream; nothing of it is kept in clear. */
export async function sealStream(
  recipient: string,
  source: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(source);
}

/** @throws where the identity is another one, or a byte was changed. */
export async function openStream(
  identity: string,
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}
