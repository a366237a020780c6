/**
 * A file field that takes files dropped on it, and says the name and size of what will be sent. The field inside does the work:
 * without this island it is a plain file field.
 */
class DropZone extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input) return;
    const hint = document.createElement('span');
    hint.className = 'quiet';
    hint.textContent = this.dataset.hint ?? '';
    const chosen = document.createElement('output');
    chosen.htmlFor.add(input.id);
    this.append(hint, chosen);
    input.addEventListener('change', () => this.tell(input, chosen));
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.toggleAttribute('over', true);
    });
    this.addEventListener('dragleave', () => this.toggleAttribute('over', false));
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.toggleAttribute('over', false);
      const files = event.dataTransfer?.files;
      if (!files || files.length === 0) return;
      input.files = input.multiple ? files : firstOf(files);
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  /** Sizes as the page's language writes them, with Western digits. */
  private tell(input: HTMLInputElement, chosen: HTMLOutputElement): void {
    const locale = document.documentElement.lang === 'ar' ? 'ar-u-nu-latn' : document.documentElement.lang;
    const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
    const lines = [...(input.files ?? [])].map((file) => {
      const line = document.createElement('bdi');
      line.textContent = `${file.name} (${size.format(Math.ceil(file.size / 1000))})`;
      return line;
    });
    chosen.replaceChildren(...lines);
  }
}

function firstOf(files: FileList): FileList {
  const one = new DataTransfer();
  const first = files[0];
  if (first) one.items.add(first);
  return one.files;
}

customElements.define('drop-zone', DropZone);
