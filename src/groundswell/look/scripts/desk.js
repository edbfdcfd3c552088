// The coding desk: a key does what a button does. Without this script the buttons do it alone.
"use strict";
(() => {
  const codes = document.querySelector("[data-codes]");
  const remark = document.querySelector("[data-remark]");
  const next = document.querySelector("[data-next]");
  if (!codes || !remark) return;

  // Where the selected words begin and end in the remark, in characters as the server counts them; null for none.
  const selected = () => {
    const chosen = window.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
    const range = chosen.getRangeAt(0);
    if (!remark.contains(range.startContainer) || !remark.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(remark);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    return [start, start + [...range.toString()].length];
  };

  codes.addEventListener("submit", () => {
    const words = selected();
    if (!words) return;
    [codes.elements.start.value, codes.elements.end.value] = words;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=radio]), textarea, select, summary")) return;
    const key = event.key === "-" ? "−" : event.key;
    const radio = codes.querySelector(`input[data-key="${CSS.escape(key)}"]`);
    const button = codes.querySelector(`button[data-key="${CSS.escape(key)}"]`);
    if (radio) radio.checked = true;
    else if (button) codes.requestSubmit(button);
    else if (key === "n" && next) next.requestSubmit();
    else if (key === "u") document.querySelector(".desk__marks li:last-child form")?.requestSubmit();
    else return;
    event.preventDefault();
  });
})();
