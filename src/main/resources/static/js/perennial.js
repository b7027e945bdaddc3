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
  // What comes instead of a part, a sign-in or a problem, is a page: it is gone to, and not shown within another.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event;
    if (detail.requestConfig.verb === "get" && /^\s*<!doctype/i.test(detail.serverResponse)
        && !detail.boosted && detail.target.closest("dialog")) {
      detail.shouldSwap = false;
      window.location.assign(detail.pathInfo.finalRequestPath);
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

  // Menus: a click, or the arrow key, opens one and keeps it open; Escape, a click elsewhere and leaving it close it.
  document.documentElement.classList.add("scripted");
  const setMenu = (menu, open) => {
    menu.classList.toggle("open", open);
    menu.querySelector("button").setAttribute("aria-expanded", String(open));
  };
  const closeMenus = (but) => {
    document.querySelectorAll(".menu.open").forEach((menu) => { if (menu !== but) { setMenu(menu, false); } });
  };
  const choices = (menu) => [...menu.querySelectorAll("li a, li button")];
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".menu > button");
    const menu = button && button.parentElement;
    closeMenus(event.target.closest(".menu"));
    if (menu) {
      setMenu(menu, !menu.classList.contains("open"));
    }
  });
  document.addEventListener("focusin", (event) => closeMenus(event.target.closest(".menu")));
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest && event.target.closest(".menu");
    if (event.key === "Escape") {
      const open = document.querySelector(".menu.open > button");
      closeMenus(null);
      document.querySelectorAll(".menu:hover").forEach((hovered) => {
        hovered.classList.add("shut");
        hovered.addEventListener("pointerleave", () => hovered.classList.remove("shut"), { once: true });
      });
      if (open) {
        open.focus();
      }
    } else if (menu && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setMenu(menu, true);
      const all = choices(menu);
      const at = all.indexOf(event.target);
      const step = event.key === "ArrowDown" ? 1 : -1;
      all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length].focus();
    }
  });

  // On a narrow screen the sections are a strip, and so are tabs: where the visitor is, is in sight.
  for (const strip of document.querySelectorAll(".side, .tabs")) {
    const here = strip.querySelector("a[aria-current]");
    if (here && strip.scrollWidth > strip.clientWidth) {
      const before = here.getBoundingClientRect().left - strip.getBoundingClientRect().left;
      strip.scrollLeft += before - (strip.clientWidth - here.offsetWidth) / 2;
    }
  }

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
