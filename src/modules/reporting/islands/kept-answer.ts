/**
 * Keeps what is typed into the answer inside, in this browser, until it has been saved: a lost connection or a closed page loses nothing.
 * When the page comes back with the version that was being written, what was typed is put in again; when somebody else has saved a newer
 * one meanwhile, both are shown and the reader chooses. Without this island it is a plain form.
 */
interface Kept {
  seen: number;
  at: number;
  fields: [name: string, value: string][];
}

const DAYS = 14;
const PREFIX = 'concordance answer ';

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

  /** The question that was saved on the way here, and whatever is too old to be wanted. */
  private forget(): void {
    const saved = this.dataset.saved ?? '';
    if (saved !== '') this.drop(`${PREFIX}${this.dataset.place ?? ''} ${saved}`);
    const oldest = Date.now() - DAYS * 86_400_000;
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && (this.read(key)?.at ?? 0) < oldest) this.drop(key);
    }
  }

  private keep(form: HTMLFormElement): void {
    const kept: Kept = { seen: this.seen, at: Date.now(), fields: fieldsOf(form) };
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
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
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return isKept(kept) ? kept : null;
    } catch {
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
