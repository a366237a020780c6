import { v7 } from 'uuid';

/** A new key: UUIDv7, so that keys made later sort later and no counter is shared between servers. */
export function newId(): string {
  return v7();
}
