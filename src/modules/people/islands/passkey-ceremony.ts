import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

/**
 * A form whose button makes or uses a passkey: asks the browser, puts its answer into the field `passkey`, and sends the form. Without
 * JavaScript, or where the browser has no passkeys, the element stays hidden and the page offers the password.
 */
class PasskeyCeremony extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null || typeof PublicKeyCredential === 'undefined') return;
    this.hidden = false;
    button.addEventListener('click', (event) => {
      event.preventDefault();
      button.disabled = true;
      this.ask().finally(() => {
        button.disabled = false;
      });
    });
  }

  private async ask(): Promise<void> {
    const form = this.closest('form');
    const field = this.querySelector<HTMLInputElement>('input[name="passkey"]');
    const status = this.querySelector('[role="status"]');
    if (form === null || field === null) return;
    if (status !== null) status.textContent = '';
    try {
      const optionsJSON = JSON.parse(this.dataset.options ?? '{}');
      const answer =
        this.dataset.act === 'make'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON });
      field.value = JSON.stringify(answer);
      form.requestSubmit();
    } catch {
      // Declined, timed out, or already there: the browser has said which; the page says what one can do.
      if (status !== null) status.textContent = this.dataset.failed ?? '';
    }
  }
}

customElements.define('passkey-ceremony', PasskeyCeremony);
