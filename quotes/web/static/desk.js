// The editor's desk: one key for each decision, one decision for each press. Every form works without this file.
"use strict";

const KEYS_OFF = "on-record-keys-off";
const keys = document.getElementById("keys");

// Single keys can be switched off: whoever speaks to the machine, or leans on it, would press them unawares.
if (keys) {
  keys.checked = localStorage.getItem(KEYS_OFF) === null;
  keys.addEventListener("change", () => {
    if (keys.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });
}

document.addEventListener("keydown", (event) => {
  if (!keys || !keys.checked || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const key = event.key.toLowerCase();
  for (const part of document.querySelectorAll("[data-key], [data-focus]")) {
    if (part.dataset.key === key) part.click();
    else if (part.dataset.focus === key) part.focus();
    else continue;
    event.preventDefault();
    return;
  }
});

// A form is sent once, however often its button is pressed; coming back to the page it may be sent again.
for (const form of document.querySelectorAll("form.once")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form.once")) delete form.dataset.sent;
});
