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
  if (localStorage.getItem(KEYS_OFF) !== null || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const key = event.key.toLowerCase();
  for (const part of document.querySelectorAll("[data-key], [data-focus]")) {
    if (part.dataset.key === key || part.dataset.also === key) part.click();
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

// Looking for someone else keeps the reason that was typed.
const search = document.querySelector("form.else");
if (search) {
  search.addEventListener("submit", () => {
    search.elements.reason.value = document.getElementById("decide-form").elements.reason.value;
  });
}

// Words selected in an article become a quotation: a button beside them fills in the form.
const text = document.querySelector(".reading .text");
const form = document.querySelector("form.add");
const LABELS = ".tag, sup";  // which stand in the text but are not of it

// The paragraph of a point of the document, and how many characters of the article stand before the point in it.
function place(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = element.closest("p[data-at]");
  if (!paragraph || !text.contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  const words = before.cloneContents();
  for (const label of words.querySelectorAll(LABELS)) label.remove();
  return Number(paragraph.dataset.at) + [...words.textContent].length;
}

// What is selected in the article, without labels, and where it begins; null where nothing is.
function selection() {
  const chosen = getSelection();
  if (!text || !form || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const at = place(range.startContainer, range.startOffset);
  if (at === null || !text.contains(range.endContainer)) return null;
  const copy = range.cloneContents();
  for (const label of copy.querySelectorAll(LABELS)) label.remove();
  for (const paragraph of copy.querySelectorAll("p")) paragraph.append("\n\n");
  const words = copy.textContent.trim();
  return words ? { words, at, box: range.getBoundingClientRect() } : null;
}

function fill(part, found) {
  form.elements[`words${part}`].value = found.words;
  const at = form.elements[`at${part}`];
  if (at instanceof HTMLInputElement) at.value = found.at;
  else for (const option of form.querySelectorAll(`.places [name="at${part}"]`)) option.checked = Number(option.value) === found.at;
  form.closest("details").open = true;
  if (part) form.querySelector(".more").open = true;
  getSelection().removeAllRanges();
  offer.hidden = true;
  form.elements[`words${part}`].focus();
}

const offer = document.createElement("p");
if (form) {
  offer.className = "offer";
  offer.hidden = true;
  for (const [words, part] of [["Add as a quotation", () => 0], ["Add as its next part", () => form.elements.words1.value ? 2 : 1]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("pointerdown", (event) => event.preventDefault());  // which would drop the selection
    button.addEventListener("click", () => {
      const found = selection();
      if (found) fill(part(), found);
    });
    offer.append(button);
  }
  document.body.append(offer);
  document.addEventListener("selectionchange", () => {
    const found = selection();
    offer.hidden = !found;
    if (!found) return;
    offer.lastChild.hidden = !form.elements.words0.value;
    offer.style.top = `${window.scrollY + found.box.bottom + 6}px`;
    offer.style.left = `${Math.max(8, Math.min(window.scrollX + found.box.left, innerWidth - 340))}px`;
  });
  for (const words of form.querySelectorAll("textarea")) {
    words.addEventListener("input", () => {
      const at = form.elements[words.name.replace("words", "at")];
      if (at instanceof HTMLInputElement) at.value = "";  // typed over: no longer what was selected there
    });
  }
}
