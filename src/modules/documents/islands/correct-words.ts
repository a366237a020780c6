/**
 * Corrections without leaving the text: a paragraph's correction form opens over the page it was asked from, and words selected in
 * the paragraph go into the field that wants words. Without this island the link leads to the same form on a page of its own.
 */

const WORD_FIELDS = 'input[name="words"], input[name="date-words"], input[name="begins"]';

function openForm(link: HTMLAnchorElement): void {
  const request = new XMLHttpRequest();
  request.open('GET', link.href);
  request.responseType = 'document';
  request.onloadend = () => {
    const form = request.status === 200 ? request.responseXML?.querySelector('.correct-paragraph') : null;
    if (!form) return location.assign(link.href);
    show(document.adoptNode(form), link);
  };
  request.send();
}

function show(form: Element, link: HTMLAnchorElement): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'correct';
  dialog.setAttribute('aria-label', link.getAttribute('aria-label') ?? '');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'link';
  close.textContent = '✕';
  close.setAttribute('aria-label', document.querySelector<HTMLElement>('[data-close]')?.dataset.close ?? 'Esc');
  close.addEventListener('click', () => dialog.close());
  dialog.append(close, form);
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  takeWords(dialog);
  dialog.showModal();
}

/** Words selected in the paragraph go into the word field used last, or else that of the open form. */
function takeWords(scope: ParentNode & EventTarget): void {
  let last: HTMLInputElement | null = null;
  scope.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches(WORD_FIELDS)) last = target;
  });
  scope.querySelector('#paragraph-words')?.addEventListener('mouseup', () => {
    const words = getSelection()?.toString().trim() ?? '';
    const field = last ?? scope.querySelector<HTMLInputElement>(`details[open] :is(${WORD_FIELDS})`);
    if (words !== '' && field) field.value = words;
  });
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const link =
    target?.closest<HTMLAnchorElement>('a.correct') ??
    target?.closest('li')?.querySelector<HTMLAnchorElement>('a.correct');
  if (!plain || !link || !(target?.closest('a.correct') || target?.closest('mark'))) return;
  event.preventDefault();
  openForm(link);
});
takeWords(document);
