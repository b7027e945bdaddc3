// Passkeys: the browser is asked for one, and its answer goes to the server as a form like any other.
(() => {
  "use strict";

  const able = Boolean(window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON
    && PublicKeyCredential.prototype.toJSON);
  for (const part of document.querySelectorAll(able ? "form[data-passkey]" : "[data-passkey-missing]")) {
    part.hidden = false;
  }
  if (!able) {
    return;
  }

  const question = async (form) => {
    const token = form.querySelector("input[name=_csrf]");
    const answer = await fetch(form.dataset.options, {
      method: "POST",
      body: new URLSearchParams({ [token.name]: token.value }),
      credentials: "same-origin",
    });
    if (!answer.ok) {
      throw new Error(`asked in vain: ${answer.status}`);
    }
    return answer.json();
  };

  const credential = async (form) => {
    const asked = await question(form);
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  };

  // Before the page's own script counts the form as sent: it is sent when the device has answered.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-passkey]");
    if (!form) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = form.querySelector("button");
    const failed = form.querySelector("[data-failed]");
    button.disabled = true;
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await credential(form));
      form.submit();
    } catch (refused) {
      failed.hidden = false;
      button.disabled = false;
    }
  }, true);
})();
