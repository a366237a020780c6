/**
 * Keeps the progress of a job fresh without loading the page again: asks for the same page, takes this one part out of it, and
 * loads the page for good when the job has ended. Asks less often the longer it takes.
 *
 * With an address in `data-at` it is that of a form that is being sent: hidden until then, and it asks there. The answer to the form takes the
 * place of this page, so nothing is loaded here.
 */
class JobProgress extends HTMLElement {
  private timer = 0;
  private wait = 500;

  connectedCallback(): void {
    if (this.dataset.at !== undefined) this.closest('form')?.addEventListener('submit', () => this.sent());
    else if (this.underWay()) this.later();
  }

  private sent(): void {
    this.hidden = false;
    this.dataset.state = 'running';
    this.later();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  private underWay(): boolean {
    return this.dataset.state === 'queued' || this.dataset.state === 'running';
  }

  private later(): void {
    this.timer = setTimeout(() => this.renew(), this.wait);
    this.wait = Math.min(this.wait * 1.3, 5000);
  }

  /** XMLHttpRequest, because it hands over a parsed document; parsing text here would need a Trusted Types policy. */
  private renew(): void {
    const request = new XMLHttpRequest();
    const { at } = this.dataset;
    request.open('GET', at ?? location.href);
    request.responseType = 'document';
    request.onloadend = () => {
      if (request.status !== 200) return this.later();
      const fresh = request.responseXML?.getElementById(this.id);
      if (at !== undefined) {
        if (fresh) this.take(fresh);
        return this.later();
      }
      // The address leads elsewhere once the job has ended: go there.
      if (!fresh) return location.reload();
      this.dataset.state = fresh.dataset.state ?? '';
      if (!this.underWay()) return location.reload();
      this.take(fresh);
      this.later();
    };
    request.send();
  }

  /** Text and value only: the elements stay, so that a screen reader hears the change and the focus is kept. */
  private take(fresh: HTMLElement): void {
    const mine = this.querySelector('progress');
    const theirs = fresh.querySelector('progress');
    if (mine && theirs?.hasAttribute('value')) mine.value = theirs.value;
    const status = this.querySelector('[role="status"]');
    const words = fresh.querySelector('[role="status"]')?.textContent ?? '';
    if (status && status.textContent !== words) status.textContent = words;
  }
}

customElements.define('job-progress', JobProgress);
