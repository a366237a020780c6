import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { managedNonce } from '@noble/ciphers/utils.js';

/**
 * Keeps what is typed into the answer inside, in this browser, until it has been saved: a lost connection or a closed page loses nothing.
 * It is kept sealed, by a key that comes with the page and is kept nowhere in the browser: once the writer has signed out, or the session
 * has ended, nobody who sits at the device can read it, and it is there again when the same person signs in. Sealed at once and not
 * by the asynchronous functions of the browser, since a page may be closed after any letter.
 *
 * When the page comes back with the version that was being written, what was typed is put in again; when somebody else has saved a newer
 * one meanwhile, both are shown and the reader chooses. Without this island it is a plain form.
 */
interface Kept {
  seen: number;
  fields: [name: string, value: string][];
}

const DAYS = 14;
const PREFIX = 'concordance answer ';
/** The moment it was kept, and what is sealed, in base64. */
const SEALED = /^(\d+) ([A-Za-z0-9+/=]+)$/;

class KeptAnswer extends HTMLElement {
  connectedCallback(): void {
    this.forget();
    const form = this.querySelector('form');
    if (!form) return;
    const kept = this.read(this.key);
    if (kept && !same(kept.fields, fieldsOf(form))) this.bringBack(form, kept);
    else this.drop(this.key);
    form.addEventListener('input', () => this.keep(form));
    form.addEventListener('change', () => this.keep(form));
  }

  private get key(): string {
    return PREFIX + (this.dataset.key ?? '');
  }

  private get seen(): number {
    return Number(this.dataset.seen ?? '0');
  }

  private get seal() {
    const key = Uint8Array.from(atob(this.dataset.seal ?? ''), (letter) => letter.charCodeAt(0));
    return managedNonce(xchacha20poly1305)(key);
  }

  /** The question that was saved on the way here, whatever is too old to be wanted, and what former versions kept in plain letters. */
  private forget(): void {
    const saved = this.dataset.saved ?? '';
    if (saved !== '') this.drop(PREFIX + saved);
    const oldest = Date.now() - DAYS * 86_400_000;
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && Number(SEALED.exec(localStorage.getItem(key) ?? '')?.[1] ?? 0) < oldest)
        this.drop(key);
    }
  }

  private keep(form: HTMLFormElement): void {
    const kept: Kept = { seen: this.seen, fields: fieldsOf(form) };
    try {
      const sealed = this.seal.encrypt(new TextEncoder().encode(JSON.stringify(kept)));
      localStorage.setItem(this.key, `${Date.now()} ${base64(sealed)}`);
    } catch {
      // No room, or a private window: the form still works.
    }
  }

  private bringBack(form: HTMLFormElement, kept: Kept): void {
    const box = document.createElement('div');
    box.className = 'notice due';
    box.setAttribute('role', 'status');
    const title = document.createElement('p');
    title.className = 'kind';
    title.textContent = this.dataset.title ?? '';
    box.append(title);
    // Nobody wrote meanwhile: put it back. Somebody did: the reader sees both, and chooses.
    if (kept.seen === this.seen) fill(form, kept.fields);
    else {
      const text = document.createElement('p');
      text.textContent = this.dataset.text ?? '';
      const typed = document.createElement('blockquote');
      typed.dir = 'auto';
      typed.textContent = kept.fields
        .filter(([name]) => name === 'value' || name === 'words' || name === 'other' || name.startsWith('cell-'))
        .map(([, value]) => value)
        .join('\n');
      box.append(
        text,
        typed,
        this.button(this.dataset.use ?? '', () => fill(form, kept.fields)),
      );
    }
    box.append(
      ' ',
      this.button(this.dataset.drop ?? '', () => {
        this.drop(this.key);
        form.reset();
        box.remove();
      }),
    );
    this.prepend(box);
  }

  private button(label: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button second';
    button.textContent = label;
    button.addEventListener('click', act);
    return button;
  }

  private read(key: string): Kept | null {
    try {
      const sealed = SEALED.exec(localStorage.getItem(key) ?? '')?.[2] ?? '';
      const bytes = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0));
      const kept: unknown = JSON.parse(new TextDecoder().decode(this.seal.decrypt(bytes)));
      return isKept(kept) ? kept : null;
    } catch {
      // Nothing there, or the key of the house was changed meanwhile.
      return null;
    }
  }

  private drop(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept then.
    }
  }
}

function base64(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' && value !== null && 'seen' in value && 'fields' in value && Array.isArray(value.fields)
  );
}

/** What was typed or chosen; not what the page itself carries along. */
function fieldsOf(form: HTMLFormElement): [string, string][] {
  const hidden = new Set(['csrf', 'seen', 'use']);
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !hidden.has(name) ? [[name, value]] : [],
  );
}

function same(a: [string, string][], b: [string, string][]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function fill(form: HTMLFormElement, fields: [string, string][]): void {
  for (const element of form.elements) {
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
      const found = fields.find(([name]) => name === element.name);
      if (found) element.value = found[1];
    } else if (element instanceof HTMLInputElement && element.type !== 'hidden' && element.type !== 'file') {
      if (element.type === 'radio' || element.type === 'checkbox')
        element.checked = fields.some(([name, value]) => name === element.name && value === element.value);
      else {
        const found = fields.find(([name]) => name === element.name);
        if (found) element.value = found[1];
      }
    }
  }
}

customElements.define('kept-answer', KeptAnswer);
