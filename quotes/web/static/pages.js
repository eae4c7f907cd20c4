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

// "/" goes to the search box, but where a page has that key for something else.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select") || document.querySelector('[data-focus="/"]')) return;
  if (localStorage.getItem("on-record-keys-off") !== null) return;
  const box = document.querySelector("[data-slash]");
  if (!box) return;
  box.focus();
  event.preventDefault();
});

// Buttons that copy: a citation, or what stands in a field. Without script the words can be selected.
async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return;
  } catch {
    // Not allowed here, or no such thing: by a selection then.
  }
  const field = document.createElement("textarea");
  field.value = words;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

for (const button of document.querySelectorAll("[data-copy], [data-words]")) {
  button.hidden = false;
  const label = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await copy(button.dataset.words ?? document.getElementById(button.dataset.copy).value);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Could not copy";
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// A page that tells how far something is looks again after some seconds.
const waiting = document.querySelector("[data-reload]");
if (waiting) setTimeout(() => location.reload(), 1000 * Number(waiting.dataset.reload));
