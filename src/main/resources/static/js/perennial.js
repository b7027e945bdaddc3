// What pages do with a script. Each works without one too: menus open under the pointer and the focus, dialogs are pages
// of their own, and boxes can be ticked one by one.
(() => {
  "use strict";

  // A dialog's content has arrived: show it over the page. Closing it empties it.
  document.addEventListener("htmx:afterSwap", (event) => {
    const dialog = event.target.closest("dialog");
    if (dialog && dialog.childElementCount > 0 && !dialog.open) {
      dialog.showModal();
    }
  });
  document.addEventListener("click", (event) => {
    const closer = event.target.closest("[data-close]");
    const dialog = closer && closer.closest("dialog");
    if (dialog) {
      event.preventDefault();
      dialog.close();
    }
  });
  document.addEventListener("close", (event) => {
    if (event.target.matches("dialog")) {
      event.target.replaceChildren();
    }
  }, true);

  // Menus: a click, or the arrow key, keeps one open; Escape and a click elsewhere close it.
  const closeMenus = (but) => {
    for (const menu of document.querySelectorAll(".menu.open")) {
      if (menu !== but) {
        menu.classList.remove("open");
        menu.querySelector("button").setAttribute("aria-expanded", "false");
      }
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".menu > button");
    const menu = button && button.parentElement;
    closeMenus(menu);
    if (menu) {
      button.setAttribute("aria-expanded", String(menu.classList.toggle("open")));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const open = document.querySelector(".menu.open > button");
      closeMenus(null);
      if (open) {
        open.focus();
      }
    }
  });

  // One box ticks all of its table; buttons that need a tick wait for one.
  const picked = (form) => [...form.querySelectorAll("tbody input[type=checkbox]")];
  const refresh = (form) => {
    const boxes = picked(form);
    const ticked = boxes.filter((box) => box.checked).length;
    for (const button of form.querySelectorAll("[data-needs-pick]")) {
      button.disabled = ticked === 0;
    }
    for (const place of form.querySelectorAll("[data-picked]")) {
      place.textContent = String(ticked);
    }
    const all = form.querySelector("[data-pick-all]");
    if (all) {
      all.checked = boxes.length > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-picking]");
    if (form) {
      if (event.target.matches("[data-pick-all]")) {
        picked(form).forEach((box) => { box.checked = event.target.checked; });
      }
      refresh(form);
    }
  });
  const begin = () => document.querySelectorAll("form[data-picking]").forEach(refresh);
  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:afterSettle", begin);

  // A form is sent once: a second click of an impatient hand changes nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "post" && !form.hasAttribute("hx-post")) {
      if (form.dataset.sent) {
        event.preventDefault();
      } else {
        form.dataset.sent = "yes";
      }
    }
  });
  // Shown again from the browser's memory, it may be sent again; the server knows what it has already done.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });
})();
