/**
 * Gathers the text of `si` and `is` elements: runs one after another, without the phonetic guides of Japanese and Chinese (`rPh`),
 * which stand beside the words and are not part of them (ECMA-376 part 1, 18.4.6).
 */
export class RichText {
  #text = '';
  #inText = false;
  #phonetic = false;

  start(): void {
    this.#text = '';
    this.#inText = false;
    this.#phonetic = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.#inText = !this.#phonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic = false;
    else if (name === 't') this.#inText = false;
  }

  take(text: string): void {
    if (this.#inText) this.#text += text;
  }

  get text(): string {
    return this.#text;
  }
}
