// Niceties only: every page works without this file.
"use strict";

// All parts of one quotation, its label and its note light up together.
function light(number, on) {
  for (const part of document.querySelectorAll(`[data-q="${number}"]`)) part.classList.toggle("on", on);
}

for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => {
    const part = event.target.closest("[data-q]");
    if (part) light(part.dataset.q, true);
  });
  document.addEventListener(leave, (event) => {
    const part = event.target.closest("[data-q]");
    if (part) light(part.dataset.q, false);
  });
}

// A link to a note opens it; browsers that already do so lose nothing.
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  const note = target && target.closest("details");
  if (!note) return;
  note.open = true;
  note.querySelector("summary").focus();
}
window.addEventListener("hashchange", reveal);
reveal();

// One press of the button is one reading.
for (const form of document.querySelectorAll("form.paste")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.disabled = true;
    button.textContent = "Finding quotations …";
  });
}
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("form.paste button")) {
    button.disabled = false;
    button.textContent = "Find quotations";
  }
});
